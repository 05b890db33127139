package dev.duet.explain;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Noise;
import dev.duet.audio.effect.Noise.Colour;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A sound that spans can be taken out of, all of one length. Where one was, there is noise as soft
 * as the softest moments of the sound, faded in and out: a hole of zeros would be heard as an event
 * of its own, and nothing but a digital recording is ever that silent.
 */
final class Spans {
  /** Long enough for a syllable. */
  private static final double SECONDS = 0.25;

  /** Spans taken out together: a second, over which a tone of voice lasts. */
  static final int REACH = 4;

  private static final int MOST_SPANS = 32;
  private static final int FEWEST_OF_LONG = 8;

  /** Spans of a long sound are as many as keep the seconds that are heard below this. */
  private static final double MOST_HEARD = 3840;

  private static final double FADE_SECONDS = 0.01;
  private static final double FRAME_SECONDS = 0.025;

  /** A tenth of all frames lie below the floor. */
  private static final double FLOOR_QUANTILE = 0.1;

  /** The floor lies within these, relative to the loudest frame: -60 and -40 dB. */
  private static final double LEAST_FLOOR = 1e-3;

  private static final double MOST_FLOOR = 1e-2;

  private final float[] samples;
  private final int rate;
  private final float[] silence;
  private final int count;

  /** Divides a sound of one channel. */
  Spans(Waveform sound) {
    samples = sound.samples();
    rate = sound.sampleRate();
    silence = Noise.of(Colour.WHITE, samples.length, new SplittableRandom(1));
    double floor = floor();
    for (int i = 0; i < silence.length; i++) {
      silence[i] *= (float) floor;
    }
    count = count(sound.seconds());
  }

  private static int count(double seconds) {
    double most = Math.max(FEWEST_OF_LONG, MOST_HEARD / (REACH * seconds));
    double wanted = Math.min(seconds / SECONDS, Math.min(MOST_SPANS, most));
    return (int) Math.max(1, Math.rint(wanted));
  }

  /** Their number, at least one. */
  int count() {
    return count;
  }

  /** Where a span begins, and the one before it ends, in s. */
  double start(int span) {
    return (double) sample(span) / rate;
  }

  /** The sound without some spans in a row. */
  Waveform without(int from, int to) {
    int start = sample(from);
    int end = sample(to);
    float[] rest = samples.clone();
    double fade = Math.min(FADE_SECONDS * rate, (end - start) / 4.0);
    for (int i = start; i < end; i++) {
      double since = start == 0 ? fade : i - start;
      double until = end == samples.length ? fade : end - 1 - i;
      double edge = Math.min(1, Math.min(since, until) / fade);
      double gone = 0.5 * (1 - Math.cos(Math.PI * edge));
      rest[i] = (float) ((1 - gone) * samples[i] + gone * silence[i]);
    }
    return Waveform.mono(rest, rate);
  }

  private int sample(int span) {
    return (int) ((long) span * samples.length / count);
  }

  /** The root mean square of the softest moments. */
  private double floor() {
    int frame = (int) Math.max(1, FRAME_SECONDS * rate);
    double[] level = new double[(samples.length + frame - 1) / frame];
    for (int t = 0; t < level.length; t++) {
      int end = Math.min(samples.length, (t + 1) * frame);
      double sum = 0;
      for (int i = t * frame; i < end; i++) {
        sum += (double) samples[i] * samples[i];
      }
      level[t] = Math.sqrt(sum / (end - t * frame));
    }
    Arrays.sort(level);
    double loudest = level[level.length - 1];
    double soft = level[(int) (FLOOR_QUANTILE * level.length)];
    return Math.min(MOST_FLOOR * loudest, Math.max(LEAST_FLOOR * loudest, soft));
  }
}
