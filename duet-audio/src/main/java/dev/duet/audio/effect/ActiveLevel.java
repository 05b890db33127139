package dev.duet.audio.effect;

/** How loud a recording is where there is something to hear, so that pauses do not count. */
final class ActiveLevel {
  private static final int FRAME = 512;

  /** Frames this far below the loudest count as a pause: 40 dB. */
  private static final double PAUSE = 1e-4;

  private ActiveLevel() {}

  /** Mean square of the active frames; 0 for silence. */
  static double power(float[] samples) {
    double[] energy = new double[(samples.length + FRAME - 1) / FRAME];
    double loudest = 0;
    for (int t = 0; t < energy.length; t++) {
      energy[t] = meanSquare(samples, t * FRAME, length(samples, t));
      loudest = Math.max(loudest, energy[t]);
    }
    double sum = 0;
    long count = 0;
    for (int t = 0; t < energy.length; t++) {
      if (energy[t] > 0 && energy[t] >= PAUSE * loudest) {
        sum += energy[t] * length(samples, t);
        count += length(samples, t);
      }
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Mean square of all samples. */
  static double meanSquare(float[] samples) {
    return meanSquare(samples, 0, samples.length);
  }

  private static int length(float[] samples, int frame) {
    return Math.min(FRAME, samples.length - frame * FRAME);
  }

  private static double meanSquare(float[] samples, int from, int length) {
    double sum = 0;
    for (int i = from; i < from + length; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / length;
  }
}
