package dev.duet.audio.effect;

import dev.duet.audio.AudioException;
import dev.duet.audio.Samples;
import dev.duet.audio.spectrum.FloatFft;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.Window;

/**
 * Faster or slower at the same pitch, as {@code librosa.effects.time_stretch}: a phase vocoder on
 * frames of 2,048 samples, 512 apart.
 *
 * <p>Flanagan and Golden, Phase vocoder (1966); Ellis, A phase vocoder in Matlab (2002).
 */
public final class TimeStretch {
  static final Bounds RATES = new Bounds("the rate of a time stretch", 0.25, 4);

  private static final FrameSpec FRAMES = FrameSpec.LIBROSA;
  private static final float[] WINDOW = window();

  private TimeStretch() {}

  private static float[] window() {
    double[] hann = Window.hann(FRAMES.nFft());
    float[] window = new float[hann.length];
    for (int i = 0; i < window.length; i++) {
      window[i] = (float) hann[i];
    }
    return window;
  }

  /**
   * Stretches time.
   *
   * @param samples mono samples, at least one, finite; fewer than a frame give little of a sound
   * @param rate from 0.25 to 4; above 1 is faster, 1 changes nothing but rounding
   * @return {@code round(n / rate)} samples
   * @throws AudioException if the samples are empty or not finite, or none would be left
   */
  public static float[] of(float[] samples, double rate) {
    RATES.require(rate);
    Samples.require(samples);
    int length = (int) Math.rint(samples.length / rate);
    if (length == 0) {
      throw new AudioException(
          AudioException.Reason.TOO_SHORT,
          samples.length + " samples are too few to be played " + rate + " times as fast");
    }
    try (FloatFft forward = FloatFft.forward(FRAMES.nFft());
        FloatFft inverse = FloatFft.inverse(FRAMES.nFft())) {
      OverlapAdd output = new OverlapAdd(FRAMES, WINDOW, inverse, length);
      PolarFrames input = new PolarFrames(samples, FRAMES, WINDOW, forward);
      new PhaseVocoder(input, FRAMES).stretch(rate, output);
      return output.finish();
    }
  }
}
