package dev.duet.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Arrays that a reference implementation made: raw little-endian float32, row-major. */
public final class Golden {
  private Golden() {}

  /** An array below {@code golden/}, for example {@code librosa/sine440/input.f32}. */
  public static float[] array(String relative) {
    Path path = Shared.path("golden/" + relative);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Frobenius norm of the difference, relative to that of the expected array. */
  public static double relativeError(float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(
          actual.length + " values where " + expected.length + " are expected");
    }
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < expected.length; i++) {
      double d = (double) actual[i] - expected[i];
      difference += d * d;
      norm += (double) expected[i] * expected[i];
    }
    return norm == 0 ? Math.sqrt(difference) : Math.sqrt(difference / norm);
  }

  /** Largest absolute difference. */
  public static double maxDifference(float[] actual, float[] expected) {
    if (actual.length != expected.length) {
      throw new AssertionError(
          actual.length + " values where " + expected.length + " are expected");
    }
    double max = 0;
    for (int i = 0; i < expected.length; i++) {
      max = Math.max(max, Math.abs((double) actual[i] - expected[i]));
    }
    return max;
  }
}
