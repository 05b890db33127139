package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The encoder of Whisper (Radford et al. 2022, <a
 * href="https://arxiv.org/abs/2212.04356">arXiv:2212.04356</a>): two convolutions, then pre-norm
 * transformer layers, equal to {@code WhisperEncoder} of Hugging Face transformers. A sound that is
 * shorter than the context simply has fewer positions, the first ones.
 *
 * <p>The results belong to the manager of the spectrogram, the parameters to whoever made them;
 * what is made in between is freed as soon as it is used.
 */
public final class WhisperEncoder {
  private final WhisperConfig config;
  private final Convolution first;
  private final Convolution second;
  private final NDArray positions;
  private final List<Layer> layers;
  private final LayerNorm norm;

  /**
   * An encoder over parameters under the names of CTranslate2's {@code WhisperSpec} ({@code
   * encoder/layer_0/self_attention/linear_0/weight}, ...).
   */
  public WhisperEncoder(WhisperConfig config, Parameters parameters) {
    this.config = config;
    first = Convolution.of(parameters, "encoder/conv1", 1);
    second = Convolution.of(parameters, "encoder/conv2", 2);
    positions = parameters.get("encoder/position_encodings/encodings");
    int heads = config.encoder().heads();
    layers =
        IntStream.range(0, config.encoder().layers())
            .mapToObj(i -> Layer.of(parameters, "encoder/layer_" + i, heads))
            .toList();
    norm = LayerNorm.of(parameters, "encoder/layer_norm");
  }

  private record Convolution(NDArray weight, NDArray bias, Shape stride) {
    private static final Shape ONE = new Shape(1);

    static Convolution of(Parameters parameters, String name, int stride) {
      return new Convolution(
          parameters.get(name + "/weight"), parameters.get(name + "/bias"), new Shape(stride));
    }

    NDArray apply(NDArray input) {
      return input
          .getNDArrayInternal()
          .convolution(input, weight, bias, stride, ONE, ONE, 1)
          .singletonOrThrow()
          .getNDArrayInternal()
          .gelu();
    }
  }

  private record Layer(SelfAttention attention, FeedForward feedForward) {

    static Layer of(Parameters parameters, String name, int heads) {
      return new Layer(SelfAttention.of(parameters, name, heads), FeedForward.of(parameters, name));
    }

    NDArray apply(NDArray input) {
      return Torch.keepingResult(
          () -> {
            NDArray attended = Torch.keepingResult(() -> attend(input));
            return feedForward.apply(attended);
          });
    }

    private NDArray attend(NDArray input) {
      NDList projected = attention.project(input, input.getShape().get(0));
      NDArray mixed = Attention.mixed(projected.get(0), projected.get(1), projected.get(2));
      return attention.add(mixed, input);
    }
  }

  /**
   * The states that the decoder attends to.
   *
   * @param mel log-mel spectrograms, float32 [batch, mels, frames]; an even number of frames, at
   *     most two for each position of the context
   * @return [batch, frames / 2, width]
   */
  public NDArray states(NDArray mel) {
    return Torch.keepingResult(
        () -> {
          NDArray states = embed(mel);
          for (Layer layer : layers) {
            NDArray next = layer.apply(states);
            states.close();
            states = next;
          }
          return norm.apply(states);
        });
  }

  /**
   * The states before every layer, then those behind the last one: after its normalisation, as
   * {@link #states} gives them.
   *
   * @param mel as above
   * @return each [batch, frames / 2, width]
   */
  public List<NDArray> hiddenStates(NDArray mel) {
    List<NDArray> all = outputs(mel);
    NDArray last = all.remove(all.size() - 1);
    all.add(norm.apply(last));
    return all;
  }

  /** The states before the first layer and behind every layer, none of them normalised. */
  List<NDArray> outputs(NDArray mel) {
    return outputs(embed(mel), 0);
  }

  /**
   * The same from a layer on.
   *
   * @param states before that layer, [batch, positions, width]
   * @param from the layer, from zero
   * @return these states first, then those behind every layer that follows
   */
  List<NDArray> outputs(NDArray states, int from) {
    List<NDArray> all = new ArrayList<>();
    all.add(states);
    for (Layer layer : layers.subList(from, layers.size())) {
      all.add(layer.apply(all.get(all.size() - 1)));
    }
    return all;
  }

  private NDArray embed(NDArray mel) {
    return Torch.keepingResult(
        () -> {
          NDArray convolved = second.apply(first.apply(mel)).transpose(0, 2, 1);
          long length = convolved.getShape().get(1);
          return convolved.add(positions.get(new NDIndex().addSliceDim(0, length)));
        });
  }

  /** The shape of the model this is a part of. */
  public WhisperConfig config() {
    return config;
  }
}
