package dev.duet.speech.whisper;

import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.speech.whisper.WhisperConfig.Stack;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A published Whisper model: a faster-whisper folder ({@code model.bin}, {@code config.json}) or a
 * Hugging Face folder ({@code model.safetensors}, {@code config.json}, perhaps {@code
 * generation_config.json}). The sizes are those of the weights; what the configuration says about
 * them is not asked.
 *
 * @param path of the folder
 * @param config what the model is
 * @param weights to be read one by one
 */
record WhisperFolder(Path path, WhisperConfig config, WhisperWeights weights) {
  private static final String CONFIG = "config.json";

  /**
   * Opens a folder; no weight is read yet.
   *
   * @throws WeightsException if a file is missing or damaged, or the model is no Whisper
   */
  static WhisperFolder open(Path folder) {
    Path fasterWhisper = folder.resolve("model.bin");
    Path huggingFace = folder.resolve("model.safetensors");
    if (Files.exists(fasterWhisper)) {
      return fasterWhisper(folder, CTranslate2Weights.read(fasterWhisper));
    }
    if (Files.exists(huggingFace)) {
      return huggingFace(folder, HuggingFaceWeights.read(huggingFace));
    }
    throw new WeightsException(
        folder
            + " is no Whisper model: it has neither model.bin (faster-whisper) nor"
            + " model.safetensors (Hugging Face)");
  }

  private static WhisperFolder fasterWhisper(Path folder, CTranslate2Weights weights) {
    JsonFile config = JsonFile.read(folder.resolve(CONFIG));
    int width = size(folder, weights, "encoder/conv1/weight", 0);
    return described(
        folder,
        weights,
        weights.heads("encoder", width),
        weights.heads("decoder", width),
        config.alignmentHeads(),
        config.integers("suppress_ids"),
        config.integers("suppress_ids_begin"),
        config.integers("lang_ids"));
  }

  private static WhisperFolder huggingFace(Path folder, HuggingFaceWeights weights) {
    JsonFile config = JsonFile.read(folder.resolve(CONFIG));
    String type = config.root().path("model_type").asText("");
    if (!type.equals("whisper")) {
      throw new WeightsException(folder + " has model_type '" + type + "' where whisper is needed");
    }
    String activation = config.root().path("activation_function").asText("gelu");
    if (!activation.equals("gelu") || config.root().path("scale_embedding").asBoolean()) {
      throw new WeightsException(
          folder + " is a variant of Whisper that Duet does not know; use a published one");
    }
    Path generation = folder.resolve("generation_config.json");
    JsonFile hints = Files.exists(generation) ? JsonFile.read(generation) : config;
    List<Integer> languages = new ArrayList<>();
    for (JsonNode language : hints.root().path("lang_to_id")) {
      languages.add(language.asInt(-1));
    }
    return described(
        folder,
        weights,
        config.integer("encoder_attention_heads"),
        config.integer("decoder_attention_heads"),
        hints.alignmentHeads(),
        hints.integers("suppress_tokens"),
        hints.integers("begin_suppress_tokens"),
        languages);
  }

  private static WhisperFolder described(
      Path folder,
      WhisperWeights weights,
      int encoderHeads,
      int decoderHeads,
      List<AlignmentHead> alignmentHeads,
      List<Integer> suppress,
      List<Integer> suppressAtBegin,
      List<Integer> languages) {
    Stack encoder = stack(folder, weights, "encoder", encoderHeads);
    Stack decoder = stack(folder, weights, "decoder", decoderHeads);
    try {
      return new WhisperFolder(
          folder,
          new WhisperConfig(
              size(folder, weights, "encoder/conv1/weight", 1),
              size(folder, weights, "encoder/conv1/weight", 0),
              encoder,
              decoder,
              size(folder, weights, "decoder/embeddings/weight", 0),
              alignmentHeads.isEmpty() ? upperHalf(decoder) : alignmentHeads,
              suppress,
              suppressAtBegin,
              languages),
          weights);
    } catch (IllegalArgumentException e) {
      throw new WeightsException(folder + " describes no Whisper model: " + e.getMessage(), e);
    }
  }

  private static Stack stack(Path folder, WhisperWeights weights, String name, int heads) {
    int layers = 0;
    while (weights.has(name + "/layer_" + layers + "/ffn/linear_0/weight")) {
      layers++;
    }
    return new Stack(
        layers,
        heads,
        size(folder, weights, name + "/layer_0/ffn/linear_0/weight", 0),
        size(folder, weights, name + "/position_encodings/encodings", 0));
  }

  private static int size(Path folder, WhisperWeights weights, String name, int axis) {
    Shape shape = weights.shape(name);
    if (shape.dimension() <= axis) {
      throw new WeightsException(folder + " has " + shape + " for " + name + "; fetch it again");
    }
    return Math.toIntExact(shape.get(axis));
  }

  /** What the reference takes where nobody has chosen: all heads of the upper half. */
  private static List<AlignmentHead> upperHalf(Stack decoder) {
    List<AlignmentHead> heads = new ArrayList<>();
    for (int layer = decoder.layers() / 2; layer < decoder.layers(); layer++) {
      for (int head = 0; head < decoder.heads(); head++) {
        heads.add(new AlignmentHead(layer, head));
      }
    }
    return heads;
  }

  /**
   * All weights in the engine's memory.
   *
   * @throws WeightsException if one is missing or has another shape than the rest implies
   */
  Parameters parameters() {
    Parameters parameters = new Parameters();
    try {
      config.forEachWeight(
          (name, shape) -> {
            Tensor tensor = weights.tensor(name);
            if (!tensor.shape().equals(shape)) {
              throw new WeightsException(
                  path
                      + " has "
                      + tensor.shape()
                      + " for "
                      + name
                      + " where its other weights need "
                      + shape);
            }
            parameters.put(name, tensor);
          });
      return parameters;
    } catch (RuntimeException e) {
      parameters.close();
      throw e;
    }
  }
}
