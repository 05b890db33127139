package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.speech.whisper.EncoderBlocks;
import dev.duet.weights.Parameters;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

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

  /**
   * The same ear with other parameters.
   *
   * @param weights as the blocks of the features name and shape them; stored in half precision
   */
  static SpeechEar tuned(EncoderFeatures features, Parameters weights) {
    Map<String, Tensor> halves = new LinkedHashMap<>();
    weights.names().forEach(name -> halves.put(name, half(weights.get(name))));
    return new SpeechEar(features, Parameters.of(halves));
  }

  EncoderFeatures features() {
    return features;
  }

  /** Copies of all that is learnt. */
  Parameters parameters() {
    return Parameters.of(parameters.copies(parameters.names()));
  }

  @Override
  public Matrix of(Waveform waveform) {
    List<float[]> frames = new ArrayList<>();
    for (Matrix part : parts(LevelledMel.of(waveform, features.trimDb()), LONGEST)) {
      frames.addAll(
          averaged(outputs(features.blocks(), part).subList(features.from(), features.to() + 1)));
    }
    return joined(frames, features.width());
  }

  /** The states before the first layer whose output is a feature: {@code [states, positions]}. */
  @Override
  public Matrix lower(Waveform waveform) {
    List<float[]> positions = new ArrayList<>();
    for (Matrix part : parts(LevelledMel.of(waveform, features.trimDb()), LONGEST)) {
      List<float[]> outputs = outputs(features.lowerBlocks(), part);
      positions.addAll(split(outputs.get(features.from()), features.states()));
    }
    return joined(positions, features.states());
  }

  @Override
  public Matrix upper(Matrix states) {
    List<float[]> frames = new ArrayList<>();
    for (Matrix part : parts(states, LONGEST / 2)) {
      frames.addAll(averaged(further(part)));
    }
    return joined(frames, features.width());
  }

  /** As much as the encoder takes at once, from the beginning on. */
  private static List<Matrix> parts(Matrix whole, int longest) {
    List<Matrix> parts = new ArrayList<>();
    for (int from = 0; from < whole.columns(); from += longest) {
      parts.add(new Span(from, Math.min(from + longest, whole.columns())).of(whole));
    }
    return parts;
  }

  /** The outputs of layers for a part of a spectrogram, each row-major, positions in rows. */
  private List<float[]> outputs(EncoderBlocks blocks, Matrix mel) {
    return floats(
        manager -> {
          Shape shape = new Shape(1, mel.rows(), mel.columns());
          return blocks.outputs(parameters, manager.create(mel.data(), shape));
        });
  }

  /** The outputs of the layers that are features, likewise. */
  private List<float[]> further(Matrix states) {
    return floats(
        manager -> {
          Shape shape = new Shape(1, states.columns(), states.rows());
          NDArray begun = manager.create(states.transpose().data(), shape);
          return features.blocks().outputs(parameters, begun, features.from());
        });
  }

  private static List<float[]> floats(Function<NDManager, List<NDArray>> work) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            return work.apply(manager).stream().map(NDArray::toFloatArray).toList();
          }
        });
  }

  private static List<float[]> split(float[] rows, int width) {
    List<float[]> all = new ArrayList<>();
    for (int from = 0; from < rows.length; from += width) {
      all.add(Arrays.copyOfRange(rows, from, from + width));
    }
    return all;
  }

  /** Columns beside each other. */
  private static Matrix joined(List<float[]> columns, int rows) {
    Matrix all = Matrix.zeros(rows, columns.size());
    for (int t = 0; t < columns.size(); t++) {
      for (int row = 0; row < rows; row++) {
        all.data()[row * columns.size() + t] = columns.get(t)[row];
      }
    }
    return all;
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
