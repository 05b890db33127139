package dev.duet.speech.whisper;

import ai.djl.ndarray.types.Shape;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The weights in a {@code model.safetensors} of Hugging Face's {@code
 * WhisperForConditionalGeneration} or {@code WhisperModel}. Queries, keys and values, which
 * CTranslate2 has in one matrix, are stacked here; a key has no bias there and one of zeros here.
 */
record HuggingFaceWeights(Path file, Map<String, Tensor> tensors) implements WhisperWeights {
  private static final String PREFIX = "model.";

  /** What stands for a name of CTranslate2 behind the layer's; several are stacked. */
  private static final Map<String, List<String>> PARTS =
      Map.ofEntries(
          Map.entry("self_attention/layer_norm", List.of("self_attn_layer_norm")),
          Map.entry(
              "self_attention/linear_0",
              List.of("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj")),
          Map.entry("self_attention/linear_1", List.of("self_attn.out_proj")),
          Map.entry("attention/layer_norm", List.of("encoder_attn_layer_norm")),
          Map.entry("attention/linear_0", List.of("encoder_attn.q_proj")),
          Map.entry("attention/linear_1", List.of("encoder_attn.k_proj", "encoder_attn.v_proj")),
          Map.entry("attention/linear_2", List.of("encoder_attn.out_proj")),
          Map.entry("ffn/layer_norm", List.of("final_layer_norm")),
          Map.entry("ffn/linear_0", List.of("fc1")),
          Map.entry("ffn/linear_1", List.of("fc2")),
          Map.entry("position_encodings/encodings", List.of("embed_positions.weight")),
          Map.entry("embeddings/weight", List.of("embed_tokens.weight")));

  private static final Map<String, String> ENDS =
      Map.of("weight", "weight", "bias", "bias", "gamma", "weight", "beta", "bias");

  /**
   * Opens a file.
   *
   * @throws WeightsException if it cannot be read or is damaged
   */
  static HuggingFaceWeights read(Path file) {
    return new HuggingFaceWeights(file, SafeTensors.read(file).tensors());
  }

  /** The published names of what makes up a weight, without the model's prefix. */
  private static List<String> published(String name) {
    String[] stack = name.split("/", 2);
    String inner = stack[1];
    String layer = stack[0] + ".";
    if (inner.startsWith("layer_") && !inner.startsWith("layer_norm")) {
      int slash = inner.indexOf('/');
      layer += "layers." + inner.substring("layer_".length(), slash) + ".";
      inner = inner.substring(slash + 1);
    }
    String prefix = layer;
    if (PARTS.containsKey(inner)) {
      return PARTS.get(inner).stream().map(part -> prefix + part).toList();
    }
    int slash = inner.lastIndexOf('/');
    String owner = inner.substring(0, slash);
    String end = "." + ENDS.get(inner.substring(slash + 1));
    return PARTS.getOrDefault(owner, List.of(owner)).stream()
        .map(part -> prefix + part + end)
        .toList();
  }

  private Tensor find(String published) {
    Tensor tensor = tensors.get(PREFIX + published);
    return tensor != null ? tensor : tensors.get(published);
  }

  private Tensor required(String published) {
    Tensor tensor = find(published);
    if (tensor == null) {
      throw new WeightsException(file + " lacks the weight " + published + "; fetch it again");
    }
    if (!tensor.isFloating() || tensor.shape().dimension() == 0) {
      throw new WeightsException(
          file + " holds " + published + " as " + tensor.type() + " " + tensor.shape());
    }
    return tensor;
  }

  @Override
  public boolean has(String name) {
    return find(published(name).get(0)) != null;
  }

  @Override
  public Shape shape(String name) {
    return required(published(name).get(0)).shape();
  }

  @Override
  public Tensor tensor(String name) {
    List<String> parts = published(name);
    return parts.size() == 1 ? required(parts.get(0)) : stacked(parts);
  }

  private Tensor stacked(List<String> parts) {
    // The values' part is last, and whole in every checkpoint.
    Shape each = required(parts.get(parts.size() - 1)).shape();
    int size = Math.toIntExact(each.size());
    float[] values = new float[Math.multiplyExact(size, parts.size())];
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).endsWith("k_proj.bias") && find(parts.get(i)) == null) {
        continue;
      }
      Tensor part = required(parts.get(i));
      if (!part.shape().equals(each)) {
        throw new WeightsException(
            file + " has " + part.shape() + " for " + parts.get(i) + " beside " + each);
      }
      System.arraycopy(part.floats(), 0, values, i * size, size);
    }
    long[] dimensions = each.getShape().clone();
    dimensions[0] *= parts.size();
    return Tensor.of(values, dimensions);
  }
}
