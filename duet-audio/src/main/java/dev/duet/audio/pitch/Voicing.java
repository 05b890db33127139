package dev.duet.audio.pitch;

import dev.duet.audio.Waveform;
import dev.duet.audio.resample.Resampler;
import java.util.Arrays;

/**
 * Whether a sound may be somebody's voice: a voice has a fundamental, and it moves. The fundamental
 * is found by normalised cross-correlation (Talkin, 1995, <i>A Robust Algorithm for Pitch
 * Tracking</i>) of 40 ms with what comes a period later, every 10 ms; where it is clear once it is
 * followed into what is hoarse, as in shouts and over telephones. Noise has none; a beep or a note
 * of an instrument keeps its own. What else sings or howls passes: this tells what is surely no
 * voice, at any level.
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

  /** What a passage has at its clearest. Between there and its ends it may be as hoarse as this. */
  private static final double CLEAR = 0.65;

  private static final double HOARSE = 0.4;

  /** A sum of squares of which nothing is heard: -100 dBFS. */
  private static final double LEAST_POWER = 1e-10 * WINDOW / STRIDE;

  /** Below the loudest frame, in power: 30 dB. */
  private static final double QUIETEST = 1e-3;

  /** A fundamental that leaps by more than a semitone between frames is chance. */
  private static final double LARGEST_STEP = Math.pow(2, 1 / 12.0);

  private static final int SHORTEST_PASSAGE = 5;
  private static final int FEWEST_MOVING = 3;
  private static final double LEAST_MOVING = 0.2;

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
    int rate = sound.sampleRate();
    float[] samples = sound.toMono().samples();
    int stretch = STRETCH_SECONDS * rate;
    for (int from = 0; from < samples.length; from += stretch) {
      int to = Math.min(samples.length, from + stretch);
      float[] part =
          rate == RATE
              ? withoutOffset(samples, from, to)
              : atRate(Arrays.copyOfRange(samples, from, to), rate);
      if (of(part).isVoice()) {
        return true;
      }
    }
    return false;
  }

  private static float[] atRate(float[] samples, int rate) {
    float[] resampled = Resampler.resample(samples, rate, RATE);
    return withoutOffset(resampled, 0, resampled.length);
  }

  /**
   * Counts in samples of one channel.
   *
   * @param x at 16,000 Hz, {@link #withoutOffset}
   */
  private static Voicing of(float[] x) {
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
      if (passage.isClear && passage.frames >= SHORTEST_PASSAGE) {
        voiced += passage.frames - 1;
        moving += passage.moving;
      }
      t += Math.max(1, passage.frames);
    }
    return new Voicing(voiced, moving);
  }

  /** Frames with a fundamental that goes on from one to the next, clear in one at least. */
  private record Passage(int frames, int moving, boolean isClear) {}

  private static Passage passage(float[] x, double[] powers, double least, int from) {
    int moving = 0;
    boolean isClear = false;
    int before = 0;
    int t = from;
    while (t < powers.length && powers[t] > least) {
      Fundamental here = fundamental(x, t * HOP, powers[t]);
      boolean goesOn = t == from || here.isNear(before);
      if (here.correlation <= HOARSE || !goesOn) {
        break;
      }
      isClear |= here.correlation > CLEAR;
      moving += t > from && here.period != before ? 1 : 0;
      before = here.period;
      t++;
    }
    return new Passage(t - from, moving, isClear);
  }

  /** What a frame repeats after, in samples, and how alike. */
  private record Fundamental(int period, double correlation) {
    boolean isNear(int other) {
      return Math.max(period, other) < LARGEST_STEP * Math.min(period, other);
    }
  }

  private static Fundamental fundamental(float[] x, int from, double power) {
    double best = 0;
    int period = 0;
    for (int lag = SHORTEST; lag <= LONGEST; lag++) {
      double product = 0;
      double other = 0;
      for (int i = from; i < from + WINDOW; i += STRIDE) {
        product += x[i] * x[i + lag];
        other += x[i + lag] * x[i + lag];
      }
      double correlation = product / Math.sqrt(power * other + Double.MIN_NORMAL);
      if (correlation > best) {
        best = correlation;
        period = lag;
      }
    }
    return new Fundamental(period, best);
  }

  /** The sum of squares that the products of a frame go with. */
  private static double power(float[] x, int from) {
    double sum = 0;
    for (int i = from; i < from + WINDOW; i += STRIDE) {
      sum += x[i] * x[i];
    }
    return sum;
  }

  /** Some of the samples, without what lies below some 50 Hz. */
  private static float[] withoutOffset(float[] samples, int from, int to) {
    float[] x = new float[to - from];
    for (int i = 1; i < x.length; i++) {
      x[i] = samples[from + i] - samples[from + i - 1] + BLOCKING * x[i - 1];
    }
    return x;
  }
}
