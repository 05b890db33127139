package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.speech.whisper.WhisperConfig.Stack;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The first layers of a Whisper's encoder, for who listens for something else than words: what a
 * voice does is plainest there, before it is given up for what it says.
 *
 * @param bands of the log-mel spectrogram it reads
 * @param width size of a state
 * @param layers number of them
 */
public record EncoderBlocks(int bands, int width, int layers) {
  /** Size of a head in every published model. */
  private static final int HEAD = 64;

  private static final int CONTEXT = 1500;
  private static final int INNER = 4;

  /**
   * The parameters of such blocks with their shapes, under the names that {@link WhisperEncoder}
   * gives them.
   */
  public Map<String, Shape> shapes() {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    config()
        .forEachWeight(
            (name, shape) -> {
              if (name.startsWith("encoder/")) {
                shapes.put(name, shape);
              }
            });
    return shapes;
  }

  /**
   * Reads the parameters out of a published model.
   *
   * @param folder a faster-whisper folder or a Hugging Face folder
   * @throws WeightsException if it cannot be read, is no Whisper, or has no such blocks
   */
  public Map<String, Tensor> read(Path folder) {
    WhisperWeights weights = WhisperFolder.open(folder).weights();
    Map<String, Tensor> read = new LinkedHashMap<>();
    shapes()
        .forEach(
            (name, shape) -> {
              Tensor tensor = weights.has(name) ? weights.tensor(name) : null;
              if (tensor == null || !tensor.shape().equals(shape)) {
                throw new WeightsException(
                    "%s has no %s of %s; the features name another model"
                        .formatted(folder, name, shape));
              }
              read.put(name, tensor);
            });
    return read;
  }

  /**
   * The states before the first layer and behind each.
   *
   * @param parameters as {@link #shapes} names them
   * @param mel log-mel spectrograms, float32 [batch, bands, frames], an even number of at most
   *     3,000
   * @return {@code layers + 1} arrays, each [batch, frames / 2, width]
   */
  public List<NDArray> outputs(Parameters parameters, NDArray mel) {
    return new WhisperEncoder(config(), parameters).outputs(mel);
  }

  /**
   * The states from a layer on, through which gradients flow to the parameters.
   *
   * @param parameters as {@link #shapes} names them
   * @param states before that layer, float32 [batch, positions, width], at most 1,500 positions
   * @param from the layer, 0 to {@code layers}
   * @return {@code layers - from + 1} arrays, the given one first, each of its shape
   */
  public List<NDArray> outputs(Parameters parameters, NDArray states, int from) {
    return new WhisperEncoder(config(), parameters).outputs(states, from);
  }

  /** The names of the parameters of the layers from one on. */
  public List<String> from(int layer) {
    return shapes().keySet().stream()
        .filter(
            name ->
                IntStream.range(layer, layers)
                    .anyMatch(i -> name.startsWith("encoder/layer_" + i + "/")))
        .toList();
  }

  private WhisperConfig config() {
    Stack stack = new Stack(layers, width / HEAD, INNER * width, CONTEXT);
    return new WhisperConfig(
        bands, width, stack, stack, 1, List.of(), List.of(), List.of(), List.of());
  }
}
