package dev.duet.audio.resample;

/**
 * The low-pass filter of a {@link Resampler}, tabulated: a row of taps for each phase, that is, for
 * each offset of an output sample from the input sample before it.
 */
final class SincKernel {
  /** Where the filter is 6 dB down, as a share of the lower Nyquist frequency: soxr HQ's. */
  static final double CUTOFF = 0.956872;

  /** Input samples to each side, and the window, of a filter in two stages: soxr HQ's. */
  static final double HALF_WIDTH = 102.2;

  static final double KAISER_BETA = 13.71;

  /** Rows of a table that is interpolated, for a kernel that is not stretched. */
  private static final int INTERPOLATED_PHASES = 4096;

  /** The largest reduced rate for which every phase has a row of its own. */
  private static final int MOST_PHASES = 8192;

  private static final int UNROLL = 8;

  private final int reach;
  private final int taps;
  private final int phases;
  private final long phaseUnits;
  private final boolean exact;
  private final float[] table;

  /** The kernel between two rates without a common divisor. */
  SincKernel(int from, int to) {
    double stretch = Math.max(1, (double) from / to);
    // As measured of soxr HQ, which filters small ratios in one stage and others in two, for which
    // it
    // asks 6 dB more attenuation each.
    boolean oneStage = Math.max(from, to) <= 3;
    KaiserWindow window = new KaiserWindow(oneStage ? 13.04 : KAISER_BETA);
    double half = (oneStage ? 97.0 : HALF_WIDTH) * stretch;
    reach = (int) Math.ceil(half);
    taps = (2 * reach + UNROLL - 1) / UNROLL * UNROLL;
    phaseUnits = to;
    exact = Math.max(from, to) <= MOST_PHASES;
    phases = exact ? to : (int) Math.ceil(INTERPOLATED_PHASES / stretch);
    int rows = exact ? phases : phases + 1;
    table = new float[rows * taps];
    double[] row = new double[2 * reach];
    double angle = Math.PI * CUTOFF / stretch;
    for (int p = 0; p < rows; p++) {
      double sum = 0;
      double u = (double) p / phases + reach - 1;
      // Sines of an arithmetic progression, by recurrence.
      double sine = Math.sin(angle * u);
      double before = Math.sin(angle * (u + 1));
      for (int j = 0; j < row.length; j++, u--) {
        row[j] = (Math.abs(u) < 1e-9 ? 1 : sine / (angle * u)) * window.at(Math.abs(u) / half);
        sum += row[j];
        double next = 2 * Math.cos(angle) * sine - before;
        before = sine;
        sine = next;
      }
      for (int j = 0; j < row.length; j++) {
        // Every phase passes a constant unchanged.
        table[p * taps + j] = (float) (row[j] / sum);
      }
    }
  }

  /** Input samples that the kernel reaches to each side. */
  int reach() {
    return reach;
  }

  /** Input samples that {@link #at} reads, from its offset on. */
  int taps() {
    return taps;
  }

  /**
   * The filter's output between two samples.
   *
   * @param phase offset after sample {@code offset + reach - 1}, in parts of the output's reduced
   *     rate
   */
  float at(long phase, float[] x, int offset) {
    if (exact) {
      return dot((int) phase * taps, x, offset);
    }
    double position = (double) phase * phases / phaseUnits;
    int row = (int) position;
    double weight = position - row;
    return (float)
        ((1 - weight) * dot(row * taps, x, offset) + weight * dot((row + 1) * taps, x, offset));
  }

  /** Eight sums, since one would wait for every addition. */
  private float dot(int at, float[] x, int offset) {
    float[] h = table;
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    for (int i = 0; i < taps; i += UNROLL) {
      int a = at + i;
      int b = offset + i;
      s0 += h[a] * x[b];
      s1 += h[a + 1] * x[b + 1];
      s2 += h[a + 2] * x[b + 2];
      s3 += h[a + 3] * x[b + 3];
      s4 += h[a + 4] * x[b + 4];
      s5 += h[a + 5] * x[b + 5];
      s6 += h[a + 6] * x[b + 6];
      s7 += h[a + 7] * x[b + 7];
    }
    return ((s0 + s4) + (s1 + s5)) + ((s2 + s6) + (s3 + s7));
  }
}
