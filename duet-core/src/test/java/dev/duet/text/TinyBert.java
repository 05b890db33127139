package dev.duet.text;

import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A random encoder of two layers in a Hugging Face folder, small enough to train in a test. */
public final class TinyBert {
  static final int SEP = 3;

  private static final int WIDTH = 16;
  private static final int POSITIONS = 24;
  private static final List<String> MARKS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  private final Random random = new Random(5);
  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  private TinyBert() {}

  /** Writes the folder, with a vocabulary of these words. */
  public static void write(Path folder, List<String> words) throws IOException {
    List<String> vocabulary = new ArrayList<>(MARKS);
    vocabulary.addAll(words);
    Files.write(folder.resolve("vocab.txt"), vocabulary);
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "bert", "num_hidden_layers": 2, "hidden_size": %d,
         "num_attention_heads": 4, "intermediate_size": 32, "vocab_size": %d,
         "max_position_embeddings": %d, "hidden_act": "gelu"}
        """
            .formatted(WIDTH, vocabulary.size(), POSITIONS));
    TinyBert bert = new TinyBert();
    bert.fill(vocabulary.size());
    new SafeTensors(bert.weights, Map.of()).write(folder.resolve("model.safetensors"));
  }

  private void fill(int vocabulary) {
    matrix("embeddings.word_embeddings.weight", vocabulary, WIDTH);
    matrix("embeddings.position_embeddings.weight", POSITIONS, WIDTH);
    matrix("embeddings.token_type_embeddings.weight", 2, WIDTH);
    norm("embeddings.LayerNorm");
    for (int i = 0; i < 2; i++) {
      String layer = "encoder.layer." + i + ".";
      linear(layer + "attention.self.query", WIDTH, WIDTH);
      linear(layer + "attention.self.key", WIDTH, WIDTH);
      linear(layer + "attention.self.value", WIDTH, WIDTH);
      linear(layer + "attention.output.dense", WIDTH, WIDTH);
      norm(layer + "attention.output.LayerNorm");
      linear(layer + "intermediate.dense", 32, WIDTH);
      linear(layer + "output.dense", WIDTH, 32);
      norm(layer + "output.LayerNorm");
    }
  }

  private void linear(String name, int outputs, int inputs) {
    matrix(name + ".weight", outputs, inputs);
    weights.put(name + ".bias", Tensor.of(new float[outputs], outputs));
  }

  private void norm(String name) {
    float[] ones = new float[WIDTH];
    Arrays.fill(ones, 1);
    weights.put(name + ".weight", Tensor.of(ones, WIDTH));
    weights.put(name + ".bias", Tensor.of(new float[WIDTH], WIDTH));
  }

  private void matrix(String name, int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    weights.put(name, Tensor.of(values, rows, columns));
  }
}
