package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.Samples;
import dev.duet.audio.filter.MelFilterBank;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Padding;
import dev.duet.audio.spectrum.Spectrogram;
import java.util.Arrays;

/**
 * The log-mel spectrogram that Whisper reads (Radford et al. 2022, <a
 * href="https://arxiv.org/abs/2212.04356">arXiv:2212.04356</a>), as {@code WhisperFeatureExtractor}
 * of Hugging Face transformers: power in Slaney's mel bands, on a logarithmic scale of 8 decades
 * below the loudest value, brought to about [-1, 1].
 *
 * <pre>{@code
 * Matrix brief = LogMel.of(samples, 80);
 * Matrix thirtySeconds = LogMel.of(Arrays.copyOf(samples, 30 * LogMel.SAMPLE_RATE), 80);
 * }</pre>
 */
public final class LogMel {
  /** In Hz; the only rate of sound that it is for. */
  public static final int SAMPLE_RATE = 16_000;

  /** Samples from one frame to the next: 10 ms. */
  public static final int HOP = 160;

  private static final FrameSpec FRAMES = new FrameSpec(SAMPLE_RATE, 400, HOP);
  private static final double FLOOR = 1e-10;
  private static final float SILENCE = (float) Math.log10(FLOOR);
  private static final float DECADES = 8;

  /** Frames that are looked at together for the loudest value. */
  private static final int PIECE = 3000;

  /** Frames at an end of a sound that see more than is there. */
  private static final int EDGE = 2;

  private LogMel() {}

  /**
   * The log-mel spectrogram of a sound. Zeros behind it, by which a caller fills up a window, cost
   * next to nothing.
   *
   * @param samples mono, at 16,000 Hz, at least one, finite
   * @param bands number of mel bands: 80, or 128 for large-v3
   * @return shape {@code [bands, samples / 160]}, one frame each 10 ms; the one that would begin
   *     with the end of the sound is left out
   * @throws dev.duet.audio.AudioException if there is no sample, or one is not finite
   */
  public static Matrix of(float[] samples, int bands) {
    int frames = Samples.require(samples).length / HOP;
    Matrix mel = power(samples, bands);
    float loudest = logarithm(max(mel, 0, Math.min(frames, mel.columns())));
    return scaled(mel, bands, frames, loudest);
  }

  /**
   * The log-mel spectrogram of a part of a recording: the floor is 8 decades below what is loudest
   * in the whole, so that a quiet part's noise does not grow.
   *
   * @param part samples, as above
   * @param bands as above
   * @param loudest value of the whole, as {@link #loudest} finds it
   * @return as above
   * @throws dev.duet.audio.AudioException as above
   */
  public static Matrix of(float[] part, int bands, float loudest) {
    int frames = Samples.require(part).length / HOP;
    return scaled(power(part, bands), bands, frames, loudest);
  }

  /**
   * The loudest value in the log-mel spectrogram of a recording.
   *
   * @param samples as above
   * @param bands as above
   * @return decadic logarithm of the power in a band, at least -10
   * @throws dev.duet.audio.AudioException as above
   */
  public static float loudest(float[] samples, int bands) {
    int frames = Samples.require(samples).length / HOP;
    float loudest = 0;
    for (int from = 0; from < frames; from += PIECE) {
      // Some more at both ends, where the frames would see mirrors instead of what is there.
      int start = Math.max(0, from - EDGE);
      int end = Math.min(samples.length, (from + PIECE + EDGE) * HOP);
      Matrix mel = power(Arrays.copyOfRange(samples, start * HOP, end), bands);
      int to = Math.min(mel.columns(), Math.min(frames, from + PIECE) - start);
      loudest = Math.max(loudest, max(mel, from - start, to));
    }
    return logarithm(loudest);
  }

  /** Power in mel bands: [bands, frames], without the silent frames at the end. */
  private static Matrix power(float[] samples, int bands) {
    Spectrogram spectrogram =
        Spectrogram.of(withoutSilentFrames(samples), FRAMES, Padding.REFLECTION);
    return MelFilterBank.of(FRAMES, bands, 0, SAMPLE_RATE / 2.0).apply(spectrogram.power());
  }

  /**
   * The samples without the zeros behind them, but for those that the last frames with sound see,
   * the reflected ones among them.
   */
  private static float[] withoutSilentFrames(float[] samples) {
    int end = samples.length;
    while (end > 0 && samples[end - 1] == 0) {
      end--;
    }
    long needed = (long) end + FRAMES.nFft() + HOP;
    return needed < samples.length ? Arrays.copyOf(samples, (int) needed) : samples;
  }

  private static float max(Matrix mel, int from, int to) {
    float max = 0;
    for (int band = 0; band < mel.rows(); band++) {
      for (int frame = from; frame < to; frame++) {
        max = Math.max(max, mel.get(band, frame));
      }
    }
    return max;
  }

  /** Frames that the spectrogram does not have any more are silent. */
  private static Matrix scaled(Matrix mel, int bands, int frames, float loudest) {
    float[] log = new float[bands * frames];
    Arrays.fill(log, SILENCE);
    int known = Math.min(frames, mel.columns());
    for (int band = 0; band < bands; band++) {
      for (int frame = 0; frame < known; frame++) {
        log[band * frames + frame] = logarithm(mel.get(band, frame));
      }
    }
    for (int i = 0; i < log.length; i++) {
      log[i] = (Math.max(log[i], loudest - DECADES) + 4) / 4;
    }
    return new Matrix(log, bands, frames);
  }

  private static float logarithm(float power) {
    return (float) Math.log10(Math.max(FLOOR, power));
  }
}
