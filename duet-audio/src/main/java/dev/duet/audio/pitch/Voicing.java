package dev.duet.audio.pitch;

import dev.duet.audio.Waveform;
import dev.duet.audio.resample.Resampler;
import java.util.Arrays;

/**
 * Whether a sound may be somebody's voice: a voice has a fundamental, and it moves. The fundamental
 * is found by normalised cross-correlation (Talkin, 1995, <i>A Robust Algorithm for Pitch
 * Tracking</i>) of 40 ms with what comes a period later, every 10 ms. Noise has none; a beep or a
 * note of an instrument keeps its own. What else sings or howls passes: this tells what is surely
 * no voice, at any level.
 *
 * @param voiced steps from frame to frame within passages that have a fundamental
 * @param moving how many of these change its period, by a sample of 16,000 Hz at least
 */
public record Voicing(int voiced, int moving) {
  private static final int RATE = 16_000;
  private static final int HOP = 160;
  private static final int WINDOW = 640;

  /** Periods of 400 and 65 Hz; a higher voice is found at a multiple of its period. */
  private static final int SHORTEST = 40;

  private static final int LONGEST = 246;

  /** Every other product says as much and costs half. */
  private static final int STRIDE = 2;

  private static final double LEAST_CORRELATION = 0.65;

  /** A sum of squares of which nothing is heard: -100 dBFS. */
  private static final double LEAST_POWER = 1e-10 * WINDOW / STRIDE;

  /** Below the loudest frame, in power: 30 dB. */
  private static final double QUIETEST = 1e-3;

  /** A fundamental that leaps by more than a semitone between frames is chance. */
  private static final double LARGEST_STEP = Math.pow(2, 1 / 12.0);

  private static final int SHORTEST_PASSAGE = 5;
  private static final int FEWEST_MOVING = 3;
  private static final double LEAST_MOVING = 0.15;

  /** What is looked at together, so that a voice is found in a long recording of other things. */
  private static final int STRETCH_SECONDS = 10;

  private static final float BLOCKING = 0.98f;

  /** Whether this may be a voice. */
  public boolean isVoice() {
    return moving >= FEWEST_MOVING && moving >= LEAST_MOVING * voiced;
  }

  /**
   * Whether there may be a voice somewhere in a sound.
   *
   * @param sound of any rate and number of channels
   */
  public static boolean isIn(Waveform sound) {
    int stretch = STRETCH_SECONDS * sound.sampleRate();
    float[] samples = sound.toMono().samples();
    for (int from = 0; from < samples.length; from += stretch) {
      float[] part = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + stretch));
      if (of(Resampler.resample(part, sound.sampleRate(), RATE)).isVoice()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Counts in samples of one channel.
   *
   * @param samples at 16,000 Hz
   */
  static Voicing of(float[] samples) {
    float[] x = withoutOffset(samples);
    int frames = Math.max(0, (x.length - WINDOW - LONGEST) / HOP);
    double[] powers = new double[frames];
    for (int t = 0; t < frames; t++) {
      powers[t] = power(x, t * HOP);
    }
    double least = Math.max(LEAST_POWER, QUIETEST * Arrays.stream(powers).max().orElse(0));
    int voiced = 0;
    int moving = 0;
    int t = 0;
    while (t < frames) {
      Passage passage = passage(x, powers, least, t);
      if (passage.frames >= SHORTEST_PASSAGE) {
        voiced += passage.frames - 1;
        moving += passage.moving;
      }
      t += Math.max(1, passage.frames);
    }
    return new Voicing(voiced, moving);
  }

  /** Frames with a fundamental that goes on from one to the next. */
  private record Passage(int frames, int moving) {}

  private static Passage passage(float[] x, double[] powers, double least, int from) {
    int moving = 0;
    int before = 0;
    int t = from;
    while (t < powers.length && powers[t] > least) {
      int period = period(x, t * HOP);
      boolean goesOn =
          t == from || Math.max(period, before) < LARGEST_STEP * Math.min(period, before);
      if (period == 0 || !goesOn) {
        break;
      }
      moving += t > from && period != before ? 1 : 0;
      before = period;
      t++;
    }
    return new Passage(t - from, moving);
  }

  /** The period of a frame in samples; 0 if it has none. */
  private static int period(float[] x, int from) {
    double own = power(x, from);
    double best = LEAST_CORRELATION;
    int period = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      double product = 0;
      double other = 0;
      for (int i = from; i < from + WINDOW; i += STRIDE) {
        product += x[i] * x[i + lag];
        other += x[i + lag] * x[i + lag];
      }
      double correlation = product / Math.sqrt(own * other + Double.MIN_NORMAL);
      if (correlation > best) {
        best = correlation;
        period = lag;
      }
    }
    return period;
  }

  /** The sum of squares that the products of a frame go with. */
  private static double power(float[] x, int from) {
    double sum = 0;
    for (int i = from; i < from + WINDOW; i += STRIDE) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  /** The samples without what lies below some 50 Hz. */
  private static float[] withoutOffset(float[] samples) {
    float[] x = new float[samples.length];
    for (int i = 1; i < x.length; i++) {
      x[i] = samples[i] - samples[i - 1] + BLOCKING * x[i - 1];
    }
    return x;
  }
}
