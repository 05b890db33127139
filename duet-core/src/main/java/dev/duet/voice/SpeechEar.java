package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.weights.Parameters;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hears by the first layers of a speech recogniser's encoder. */
final class SpeechEar implements Ear {
  /** Frames of a log-mel spectrogram that the encoder takes at once: 30 s. */
  private static final int LONGEST = 3000;

  private final EncoderFeatures features;
  private final Parameters parameters;

  private SpeechEar(EncoderFeatures features, Parameters parameters) {
    this.features = features;
    this.parameters = parameters;
  }

  /**
   * By a published model.
   *
   * @throws dev.duet.weights.WeightsException if it cannot be read or is another one
   */
  static SpeechEar published(EncoderFeatures features, Path folder) {
    Map<String, Tensor> halves = new LinkedHashMap<>();
    try (Parameters exact = Parameters.of(features.blocks().read(folder))) {
      // A bundle stores half precision; what is trained on it must hear the same.
      exact.names().forEach(name -> halves.put(name, half(exact.get(name))));
    }
    return new SpeechEar(features, Parameters.of(halves));
  }

  /**
   * By what a file holds.
   *
   * @throws dev.duet.weights.WeightsException if that does not fit the features
   */
  static SpeechEar stored(EncoderFeatures features, SafeTensors stored, Path file) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    features
        .blocks()
        .shapes()
        .forEach((name, shape) -> weights.put(name, stored.required(name, shape, file)));
    return new SpeechEar(features, Parameters.of(weights));
  }

  private static Tensor half(NDArray weight) {
    return Tensor.of(weight, DataType.FLOAT16);
  }

  @Override
  public Matrix of(Waveform waveform) {
    Matrix mel = LevelledMel.of(waveform, features.trimDb());
    List<float[]> frames = new ArrayList<>();
    for (int from = 0; from + 1 < mel.columns(); from += LONGEST) {
      Matrix part = new Span(from, Math.min(from + LONGEST, mel.columns())).of(mel);
      frames.addAll(frames(part));
    }
    Matrix all = Matrix.zeros(features.width(), frames.size());
    for (int t = 0; t < frames.size(); t++) {
      for (int row = 0; row < features.width(); row++) {
        all.data()[row * frames.size() + t] = frames.get(t)[row];
      }
    }
    return all;
  }

  private List<float[]> frames(Matrix mel) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            Shape shape = new Shape(1, mel.rows(), mel.columns());
            List<NDArray> outputs =
                features.blocks().outputs(parameters, manager.create(mel.data(), shape));
            List<float[]> layers =
                outputs.subList(features.from(), features.to() + 1).stream()
                    .map(NDArray::toFloatArray)
                    .toList();
            return averaged(layers);
          }
        });
  }

  /** Means of neighbouring states; a remainder at the end is dropped, unless it is all there is. */
  private List<float[]> averaged(List<float[]> layers) {
    int states = features.states();
    int positions = layers.get(0).length / states;
    int each = Math.min(features.average(), positions);
    List<float[]> frames = new ArrayList<>();
    for (int from = 0; from + each <= positions; from += each) {
      float[] frame = new float[features.width()];
      for (int layer = 0; layer < layers.size(); layer++) {
        float[] values = layers.get(layer);
        for (int i = 0; i < each * states; i++) {
          frame[layer * states + i % states] += values[from * states + i] / each;
        }
      }
      frames.add(frame);
    }
    return frames;
  }

  @Override
  public SpeechEar copy() {
    return new SpeechEar(features, Parameters.of(parameters.copies(parameters.names())));
  }

  @Override
  public Map<String, Tensor> tensors() {
    Map<String, Tensor> halves = new LinkedHashMap<>();
    parameters.names().forEach(name -> halves.put(name, half(parameters.get(name))));
    return halves;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
