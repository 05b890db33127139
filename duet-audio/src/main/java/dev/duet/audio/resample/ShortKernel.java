package dev.duet.audio.resample;

/**
 * A value between samples of a sound that has nothing above half its Nyquist frequency, to 100 dB:
 * a windowed sinc (Kaiser), tabulated at evenly spaced phases, with linear interpolation between
 * them.
 */
final class ShortKernel {
  static final int TAPS = 14;
  private static final int PHASES = 512;
  private static final double KAISER_BETA = 10;
  private static final float[] TABLE = table();

  private ShortKernel() {}

  private static float[] table() {
    KaiserWindow window = new KaiserWindow(KAISER_BETA);
    float[] table = new float[(PHASES + 1) * TAPS];
    double[] row = new double[TAPS];
    for (int phase = 0; phase <= PHASES; phase++) {
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        double u = tap - (TAPS / 2 - 1) - (double) phase / PHASES;
        double sinc = Math.abs(u) < 1e-9 ? 1 : Math.sin(Math.PI * u) / (Math.PI * u);
        row[tap] = sinc * window.at(Math.min(1, Math.abs(u) / (TAPS / 2)));
        sum += row[tap];
      }
      for (int tap = 0; tap < TAPS; tap++) {
        table[phase * TAPS + tap] = (float) (row[tap] / sum);
      }
    }
    return table;
  }

  /**
   * The value at a position.
   *
   * @param position in samples, at least half the taps from both ends
   */
  static float at(float[] x, double position) {
    int whole = (int) position;
    double phase = (position - whole) * PHASES;
    int row = (int) phase;
    float share = (float) (phase - row);
    int a = row * TAPS;
    int b = whole - (TAPS / 2 - 1);
    float now = 0;
    float next = 0;
    // Two sums each, since one would wait for every addition.
    float nowToo = 0;
    float nextToo = 0;
    for (int tap = 0; tap < TAPS; tap += 2) {
      now += TABLE[a + tap] * x[b + tap];
      nowToo += TABLE[a + tap + 1] * x[b + tap + 1];
      next += TABLE[a + TAPS + tap] * x[b + tap];
      nextToo += TABLE[a + TAPS + tap + 1] * x[b + tap + 1];
    }
    now += nowToo;
    next += nextToo;
    return now + share * (next - now);
  }
}
