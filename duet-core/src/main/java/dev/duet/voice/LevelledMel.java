package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.feature.LogMel;
import dev.duet.audio.resample.Resampler;

/**
 * The log-mel spectrogram that Whisper reads, of a recording brought to one level and without its
 * silent margins.
 */
final class LevelledMel {
  /** What the loudest value of every recording is brought to; speech at a usual level has this. */
  private static final float LOUDEST = 1.375f;

  /** Frames that are kept before and after the speech. */
  private static final int MARGIN = 5;

  private LevelledMel() {}

  /**
   * The spectrogram of a recording of any rate and number of channels.
   *
   * @param trimDb margins this far below the loudest frame are left out, in dB; zero keeps them
   * @return {@code [80, frames]}, an even number of frames
   * @throws dev.duet.audio.AudioException if it is silent or too short
   */
  static Matrix of(Waveform waveform, double trimDb) {
    float[] mono = FrameFeatures.heardOf(waveform);
    float[] samples = Resampler.resample(mono, waveform.sampleRate(), LogMel.SAMPLE_RATE);
    // The spectrogram has a floor that must not depend on the level either.
    Matrix mel = LogMel.of(atFullScale(samples), EncoderFeatures.BANDS);
    return levelled(speech(Span.above(level(mel), trimDb), mel.columns()).of(mel));
  }

  private static float[] atFullScale(float[] samples) {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    float[] scaled = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      scaled[i] = samples[i] / peak;
    }
    return scaled;
  }

  /** The span with a margin, and with an even number of frames. */
  private static Span speech(Span loud, int frames) {
    int from = Math.max(0, loud.from() - MARGIN);
    int to = Math.min(frames, loud.to() + MARGIN);
    return new Span(from, to - (to - from) % 2);
  }

  /** The power of each frame, in dB. */
  private static float[] level(Matrix mel) {
    float[] level = new float[mel.columns()];
    for (int t = 0; t < level.length; t++) {
      double power = 0;
      for (int band = 0; band < mel.rows(); band++) {
        power += Math.pow(10, 4 * mel.get(band, t) - 4);
      }
      level[t] = (float) (10 * Math.log10(power));
    }
    return level;
  }

  private static Matrix levelled(Matrix mel) {
    float shift = LOUDEST - (float) Span.loudest(mel.data());
    for (int i = 0; i < mel.data().length; i++) {
      mel.data()[i] += shift;
    }
    return mel;
  }
}
