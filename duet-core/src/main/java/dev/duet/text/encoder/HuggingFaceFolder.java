package dev.duet.text.encoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.text.encoder.Head.Dense;
import dev.duet.text.encoder.Head.Pooling;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import dev.duet.weights.pickle.PyTorchCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder in the form that Hugging Face's {@code save_pretrained} leaves: {@code config.json} and
 * {@code model.safetensors} or {@code pytorch_model.bin} of a BERT-shaped or DistilBERT-shaped
 * encoder, with or without a head for sequence classification.
 */
public final class HuggingFaceFolder {
  private static final String CONFIG = "config.json";
  private static final String WEIGHTS = "model.safetensors";

  /** How weights were published before 2023; read where there is nothing else. */
  private static final String PICKLED_WEIGHTS = "pytorch_model.bin";

  private static final long MAX_CONFIG_BYTES = 10_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final JsonNode config;

  private HuggingFaceFolder(Path folder, JsonNode config) {
    this.folder = folder;
    this.config = config;
  }

  /**
   * Reads a folder.
   *
   * @throws WeightsException if a file is missing or damaged, the architecture is another, or the
   *     weights are not those that the configuration promises
   */
  public static Checkpoint read(Path folder) {
    return new HuggingFaceFolder(folder, config(folder.resolve(CONFIG))).checkpoint();
  }

  private static JsonNode config(Path file) {
    try {
      if (Files.size(file) > MAX_CONFIG_BYTES) {
        throw new WeightsException(file + " is too large for a configuration");
      }
      JsonNode config = JSON.readTree(file.toFile());
      if (!config.isObject()) {
        throw new WeightsException(file + " is not a JSON object; fetch the folder again");
      }
      return config;
    } catch (JsonProcessingException e) {
      throw new WeightsException(file + " is not JSON; fetch the folder again", e);
    } catch (IOException e) {
      throw new WeightsException(
          file
              + " cannot be read; an encoder is a folder with config.json, model.safetensors and"
              + " vocab.txt or tokenizer.json",
          e);
    }
  }

  private Checkpoint checkpoint() {
    // Folders of before 2020 do not say what they are; all that are like this are BERTs.
    String type = config.path("model_type").asText(config.has("hidden_size") ? "bert" : "");
    boolean isDistil = type.equals("distilbert");
    if (!isDistil && !type.equals("bert")) {
      throw refused("has model_type '" + type + "'; only bert and distilbert are known");
    }
    String activation = config.path(isDistil ? "activation" : "hidden_act").asText("gelu");
    if (!activation.equals("gelu")) {
      throw refused("wants the activation '" + activation + "'; only gelu is known");
    }
    EncoderConfig shape = isDistil ? distilBert() : bert();
    Map<String, Tensor> weights = BertNames.canonical(weights());
    Optional<Head> head =
        Optional.ofNullable(weights.get(Head.OUTPUT + ".weight"))
            .map(output -> head(isDistil, shape, output));
    List<String> labels = head.map(h -> labels(h.labels())).orElse(List.of());
    Checkpoint checkpoint = new Checkpoint(shape, head, labels, weights);
    checkpoint.verify(folder.toString());
    return checkpoint;
  }

  private Head head(boolean isDistil, EncoderConfig shape, Tensor output) {
    double dropout =
        isDistil
            ? number("seq_classif_dropout", 0.2)
            : number("classifier_dropout", shape.hiddenDropout());
    try {
      int labels = Math.toIntExact(output.shape().get(0));
      return new Head(Pooling.CLS, isDistil ? Dense.RELU : Dense.TANH, dropout, labels);
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw refused("has a classifier that is none: " + e.getMessage());
    }
  }

  private Map<String, Tensor> weights() {
    Path file = folder.resolve(WEIGHTS);
    Path pickled = folder.resolve(PICKLED_WEIGHTS);
    return !Files.exists(file) && Files.exists(pickled)
        ? PyTorchCheckpoint.read(pickled)
        : SafeTensors.read(file).tensors();
  }

  private EncoderConfig bert() {
    return encoder(
        "num_hidden_layers",
        "hidden_size",
        "num_attention_heads",
        "intermediate_size",
        number("layer_norm_eps", 1e-12),
        number("hidden_dropout_prob", 0.1),
        number("attention_probs_dropout_prob", 0.1));
  }

  private EncoderConfig distilBert() {
    return encoder(
        "n_layers",
        "dim",
        "n_heads",
        "hidden_dim",
        1e-12,
        number("dropout", 0.1),
        number("attention_dropout", 0.1));
  }

  private EncoderConfig encoder(
      String layers,
      String width,
      String heads,
      String intermediate,
      double layerNormEps,
      double hiddenDropout,
      double attentionDropout) {
    try {
      return new EncoderConfig(
          integer(layers),
          integer(width),
          integer(heads),
          integer(intermediate),
          integer("vocab_size"),
          integer("max_position_embeddings"),
          layerNormEps,
          hiddenDropout,
          attentionDropout);
    } catch (IllegalArgumentException e) {
      throw refused("describes no encoder: " + e.getMessage());
    }
  }

  private int integer(String name) {
    JsonNode value = config.path(name);
    if (!value.canConvertToInt()) {
      throw refused("lacks a whole number '" + name + "'");
    }
    return value.asInt();
  }

  private double number(String name, double otherwise) {
    return config.path(name).asDouble(otherwise);
  }

  private List<String> labels(int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(config.path("id2label").path(Integer.toString(i)).asText("LABEL_" + i));
    }
    return labels;
  }

  private WeightsException refused(String problem) {
    return new WeightsException(folder + " " + problem);
  }
}
