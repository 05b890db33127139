package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * Utterances of several lengths, padded to the longest.
 *
 * @param values frames, row-major {@code [size, longest, features]}, zero where padded
 * @param lengths frames of each utterance, at least 1
 * @param features values a frame
 */
record FrameBatch(float[] values, int[] lengths, int features) {

  /**
   * Pads utterances.
   *
   * @param utterances each {@code [features, frames]} as librosa lays features out, with at least
   *     one frame
   */
  static FrameBatch of(List<Matrix> utterances) {
    int features = utterances.get(0).rows();
    int longest = utterances.stream().mapToInt(Matrix::columns).max().orElseThrow();
    float[] values = new float[utterances.size() * longest * features];
    int[] lengths = new int[utterances.size()];
    for (int i = 0; i < lengths.length; i++) {
      Matrix frames = utterances.get(i).transpose();
      lengths[i] = frames.rows();
      System.arraycopy(frames.data(), 0, values, i * longest * features, frames.data().length);
    }
    return new FrameBatch(values, lengths, features);
  }

  int size() {
    return lengths.length;
  }

  private int longest() {
    return values.length / (lengths.length * features);
  }

  /** The batch in the memory of a manager. */
  PaddedFrames on(NDManager manager) {
    return new PaddedFrames(frames(manager), mask(manager), backwards(manager));
  }

  /** The frames, {@code [size, longest, features]}. */
  NDArray frames(NDManager manager) {
    return manager.create(values, new Shape(size(), longest(), features));
  }

  /** One where a frame is real, zero where it is padding, {@code [size, longest]}. */
  NDArray mask(NDManager manager) {
    int longest = longest();
    float[] mask = new float[size() * longest];
    for (int i = 0; i < size(); i++) {
      Arrays.fill(mask, i * longest, i * longest + lengths[i], 1f);
    }
    return manager.create(mask, new Shape(size(), longest));
  }

  /** For each frame the index of its mirror image in time; padding maps to itself. */
  NDArray backwards(NDManager manager) {
    int longest = longest();
    long[] index = new long[size() * longest];
    for (int i = 0; i < size(); i++) {
      for (int t = 0; t < longest; t++) {
        index[i * longest + t] = t < lengths[i] ? lengths[i] - 1 - t : t;
      }
    }
    return manager.create(index, new Shape(size(), longest));
  }
}
