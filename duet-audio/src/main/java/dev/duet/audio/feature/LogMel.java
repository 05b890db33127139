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
  private static final float DECADES = 8;

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
    float[] heard = withoutSilentFrames(samples);
    Spectrogram spectrogram = Spectrogram.of(heard, FRAMES, Padding.REFLECTION);
    Matrix mel = MelFilterBank.of(FRAMES, bands, 0, SAMPLE_RATE / 2.0).apply(spectrogram.power());
    return scaled(mel, bands, frames);
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

  /** Frames that the spectrogram does not have any more are silent. */
  private static Matrix scaled(Matrix mel, int bands, int frames) {
    float silence = (float) Math.log10(FLOOR);
    float[] log = new float[bands * frames];
    Arrays.fill(log, silence);
    int known = Math.min(frames, mel.columns());
    float loudest = silence;
    for (int band = 0; band < bands; band++) {
      for (int frame = 0; frame < known; frame++) {
        float value = (float) Math.log10(Math.max(FLOOR, mel.get(band, frame)));
        log[band * frames + frame] = value;
        loudest = Math.max(loudest, value);
      }
    }
    for (int i = 0; i < log.length; i++) {
      log[i] = (Math.max(log[i], loudest - DECADES) + 4) / 4;
    }
    return new Matrix(log, bands, frames);
  }
}
