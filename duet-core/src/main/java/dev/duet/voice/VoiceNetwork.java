package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A network from padded frames to an embedding and from there to one logit a label, in several
 * members that share no parameter. Padding never touches a result: an utterance has the same scores
 * alone and in a batch, up to rounding.
 *
 * <p>A network owns no memory: its parameters belong to whoever made them.
 */
sealed interface VoiceNetwork
    permits LstmNetwork, CnnNetwork, AttentiveNetwork, DiscriminantNetwork {

  /** A network over parameters as {@link #shapes} names and shapes them. */
  static VoiceNetwork of(NetworkConfig config, Parameters parameters) {
    if (config instanceof AttentiveConfig attentive) {
      return new AttentiveNetwork(attentive, parameters);
    }
    if (config instanceof DiscriminantConfig discriminant) {
      return new DiscriminantNetwork(discriminant, parameters);
    }
    return config instanceof CnnConfig cnn
        ? new CnnNetwork(cnn, parameters)
        : new LstmNetwork((LstmConfig) config, parameters);
  }

  /**
   * The parameters of a network, by their names.
   *
   * @param inputs features a frame
   * @param labels logits to give
   */
  static Map<String, Shape> shapes(NetworkConfig config, int inputs, int labels) {
    if (config instanceof AttentiveConfig attentive) {
      return AttentiveNetwork.shapes(attentive, inputs, labels);
    }
    if (config instanceof DiscriminantConfig discriminant) {
      return DiscriminantNetwork.shapes(discriminant, inputs, labels);
    }
    return config instanceof CnnConfig cnn
        ? CnnNetwork.shapes(cnn, inputs, labels)
        : LstmNetwork.shapes((LstmConfig) config, inputs, labels);
  }

  /** The same, freshly drawn, of a network that learns by steps. */
  static Map<String, Tensor> initial(
      NetworkConfig config, int inputs, int labels, InitialValues values) {
    if (config instanceof AttentiveConfig attentive) {
      return AttentiveNetwork.initial(attentive, inputs, labels, values);
    }
    if (config instanceof DiscriminantConfig) {
      throw new IllegalArgumentException("a discriminant analysis begins with nothing");
    }
    return config instanceof CnnConfig cnn
        ? CnnNetwork.initial(cnn, inputs, labels, values)
        : LstmNetwork.initial((LstmConfig) config, inputs, labels, values);
  }

  /** How the parameters of a member begin. */
  static String prefix(int member) {
    return "member." + member + ".";
  }

  /** The names of those parameters that follow a gradient. */
  static List<String> trainable(Parameters parameters) {
    return parameters.names().stream().filter(name -> !BatchNorm.isRunning(name)).toList();
  }

  /** The names of the others: running statistics, which follow the data. */
  static List<String> running(Parameters parameters) {
    return parameters.names().stream().filter(BatchNorm::isRunning).toList();
  }

  /** Whether a parameter belongs to what makes logits of an embedding. */
  static boolean isOutput(String name) {
    return name.contains(".output.");
  }

  /** Its shape. */
  NetworkConfig config();

  /**
   * What a member makes of utterances before it chooses a label.
   *
   * @param training whether dropout applies
   * @return {@code [size, embeddingWidth]}
   */
  NDArray embedding(PaddedFrames frames, int member, boolean training);

  /**
   * What a member says of its embeddings.
   *
   * @param training whether dropout applies
   * @return {@code [size, labels]}
   */
  NDArray logits(NDArray embedding, int member, boolean training);

  /**
   * Probabilities of one utterance, alone in its batch: the mean of the members'.
   *
   * @param frames standardised, {@code [features, frames]}
   * @return one a label
   */
  default double[] probabilities(Matrix frames) {
    return alone(
        frames,
        padded -> {
          int members = config().members();
          double[] mean = null;
          for (int member = 0; member < members; member++) {
            NDArray logits = logits(embedding(padded, member, false), member, false);
            float[] row = logits.softmax(1).toFloatArray();
            mean = mean == null ? new double[row.length] : mean;
            for (int i = 0; i < row.length; i++) {
              mean[i] += row[i] / (double) members;
            }
          }
          return mean;
        });
  }

  /**
   * The members' embeddings, one after the other.
   *
   * @return {@code [size, members * embeddingWidth]}
   */
  default NDArray embedding(PaddedFrames frames, boolean training) {
    NDArray all = embedding(frames, 0, training);
    for (int member = 1; member < config().members(); member++) {
      all = all.concat(embedding(frames, member, training), 1);
    }
    return all;
  }

  /** Reads something off one utterance, without gradients and leaving no memory behind. */
  static <T> T alone(Matrix frames, Function<PaddedFrames, T> reading) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            return reading.apply(FrameBatch.of(List.of(frames)).on(manager));
          }
        });
  }
}
