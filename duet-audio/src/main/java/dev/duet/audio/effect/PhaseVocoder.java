package dev.duet.audio.effect;

import dev.duet.audio.effect.PolarFrames.Frame;
import dev.duet.audio.spectrum.FrameSpec;

/**
 * Frames at another pace, as {@code librosa.phase_vocoder}: magnitudes are interpolated, phases
 * advance as they do between the two frames at hand.
 */
final class PhaseVocoder {
  private final PolarFrames frames;
  private final float[] turns;
  private final float[] phase;
  private final float[] magnitude;
  private final float[] re;
  private final float[] im;
  private Frame now;
  private Frame next;

  /** At the first frame. */
  PhaseVocoder(PolarFrames frames, FrameSpec spec) {
    this.frames = frames;
    int bins = spec.bins();
    this.turns = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      turns[bin] = (float) ((double) bin * spec.hop() / spec.nFft());
    }
    this.magnitude = new float[bins];
    this.re = new float[bins];
    this.im = new float[bins];
    this.now = new Frame(bins);
    this.next = new Frame(bins);
    frames.compute(0, now);
    frames.compute(1, next);
    this.phase = now.angle().clone();
  }

  /**
   * All frames at another pace.
   *
   * @param rate frames of the input to a frame of the output
   * @param to where the frames go
   */
  void stretch(double rate, OverlapAdd to) {
    int count = (int) Math.ceil(frames.count() / rate);
    int at = 0;
    for (int t = 0; t < count; t++) {
      int wanted = (int) (t * rate);
      moveOn(at, wanted);
      at = wanted;
      interpolate(now.magnitude(), next.magnitude(), (float) (t * rate - at), magnitude);
      Polar.toComplex(magnitude, phase, re, im);
      to.add(re, im);
      advance(now.angle(), next.angle(), turns, phase);
    }
  }

  private void moveOn(int from, int to) {
    if (to == from + 1) {
      Frame free = now;
      now = next;
      next = free;
      frames.compute(to + 1, next);
    } else if (to > from) {
      frames.compute(to, now);
      frames.compute(to + 1, next);
    }
  }

  private static void interpolate(float[] a, float[] b, float share, float[] between) {
    for (int i = 0; i < between.length; i++) {
      between[i] = (1 - share) * a[i] + share * b[i];
    }
  }

  /**
   * Phases of the next frame. They are sums in single precision, as librosa's, whose rounding grows
   * with time to some thousandths; what is added has more digits than that and comes in two parts.
   *
   * @param turns of each bin's frequency from one frame to the next
   */
  private static void advance(float[] before, float[] after, float[] turns, float[] phase) {
    for (int i = 0; i < phase.length; i++) {
      float change = after[i] - before[i];
      float whole = Polar.round(turns[i] - Polar.turns(change));
      float high = whole * Polar.TWO_PI_HIGH;
      float low = whole * Polar.TWO_PI_LOW + change;
      // Knuth's exact sum: what rounding takes away is kept.
      float sum = phase[i] + high;
      float back = sum - phase[i];
      float lost = (phase[i] - (sum - back)) + (high - back);
      phase[i] = sum + (lost + low);
    }
  }
}
