package dev.duet.speech.whisper.decode;

import dev.duet.audio.Matrix;
import dev.duet.audio.feature.LogMel;
import java.util.Arrays;
import java.util.OptionalDouble;

/** A recording from which windows are cut. */
final class Recording {
  /** What a frame sees of the samples before its own. */
  private static final int FRAMES_BEFORE = 2;

  private final float[] samples;
  private final int bands;
  private OptionalDouble loudest = OptionalDouble.empty();

  /**
   * A recording.
   *
   * @param samples mono, at 16 kHz
   * @param bands of the log-mel spectrogram
   */
  Recording(float[] samples, int bands) {
    this.samples = samples;
    this.bands = bands;
  }

  /** Frames in it, of 10 ms each. */
  int frames() {
    return samples.length / LogMel.HOP;
  }

  double seconds() {
    return (double) samples.length / LogMel.SAMPLE_RATE;
  }

  /**
   * The log-mel spectrogram of a part, the very frames of the whole recording's: the silence in a
   * quiet part is as deep as that beside the loudest.
   *
   * @param from first frame
   * @param count of frames; behind the end of the recording is silence
   * @return [bands, count]
   */
  Matrix logMel(int from, int count) {
    int before = Math.min(from, FRAMES_BEFORE);
    // One hop more, so that the last frame reads what it would in the whole recording.
    float[] part =
        Arrays.copyOfRange(samples, (from - before) * LogMel.HOP, (from + count + 1) * LogMel.HOP);
    boolean isWhole = from == 0 && count >= frames();
    Matrix frames = isWhole ? LogMel.of(part, bands) : LogMel.of(part, bands, loudest());
    Matrix logMel = Matrix.zeros(bands, count);
    for (int band = 0; band < bands; band++) {
      System.arraycopy(
          frames.data(), band * frames.columns() + before, logMel.data(), band * count, count);
    }
    return logMel;
  }

  private float loudest() {
    if (loudest.isEmpty()) {
      loudest = OptionalDouble.of(LogMel.loudest(samples, bands));
    }
    return (float) loudest.getAsDouble();
  }
}
