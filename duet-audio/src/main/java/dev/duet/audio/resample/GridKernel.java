package dev.duet.audio.resample;

import dev.duet.audio.Memo;

/**
 * Values between the points of a grid that a sound was sampled on, where the sound ends at half the
 * grid's Nyquist frequency: the points nearby, weighed by a Kaiser-Bessel window. What the window
 * takes from high frequencies, {@link #compensation} has to have given before. Images stay below
 * -115 dB.
 *
 * <p>This is the interpolation of the non-uniform Fourier transform. Jackson et al., Selection of a
 * convolution function for Fourier inversion using gridding (1991); Beatty et al., Rapid gridding
 * reconstruction with a minimal oversampling ratio (2005).
 */
final class GridKernel {
  /** Points that a value depends on. */
  static final int TAPS = 8;

  /** Rows of the table; between two of them weights are interpolated. */
  private static final int PHASES = 512;

  /** Beatty's for so many points of a grid twice as fine as need be. */
  private static final double BETA = Math.PI * Math.sqrt(TAPS * TAPS * 0.5625 - 0.8);

  private static final float[] TABLE = table();

  private static final Memo<Integer, float[]> COMPENSATIONS =
      new Memo<>(8, GridKernel::newCompensation);

  private GridKernel() {}

  private static float[] table() {
    KaiserWindow window = new KaiserWindow(BETA);
    float[] table = new float[(PHASES + 1) * TAPS];
    for (int row = 0; row <= PHASES; row++) {
      for (int tap = 0; tap < TAPS; tap++) {
        double distance = Math.abs(tap - (TAPS / 2 - 1) - (double) row / PHASES);
        table[row * TAPS + tap] = (float) window.at(distance / (TAPS / 2));
      }
    }
    return table;
  }

  /**
   * What the bins of the spectrum of so many points have to be multiplied by.
   *
   * @return factors of the bins up to half the Nyquist frequency, shared, not to be written to
   */
  static float[] compensation(int points) {
    return COMPENSATIONS.get(points);
  }

  /** The window's own transform, inverted. */
  private static float[] newCompensation(int points) {
    float[] factors = new float[points / 4 + 1];
    for (int bin = 0; bin < factors.length; bin++) {
      double angle = Math.PI * TAPS * bin / points;
      double root = Math.sqrt(BETA * BETA - angle * angle);
      factors[bin] = (float) (KaiserWindow.bessel(BETA) * root / (TAPS * Math.sinh(root)));
    }
    return factors;
  }

  /**
   * The value at a position.
   *
   * @param position in points, at least half the taps from both ends
   */
  static float at(float[] grid, double position) {
    int whole = (int) position;
    double phase = (position - whole) * PHASES;
    int row = (int) phase;
    float share = (float) (phase - row);
    int a = row * TAPS;
    int b = whole - (TAPS / 2 - 1);
    float now = 0;
    float next = 0;
    for (int tap = 0; tap < TAPS; tap++) {
      now += TABLE[a + tap] * grid[b + tap];
      next += TABLE[a + TAPS + tap] * grid[b + tap];
    }
    return now + share * (next - now);
  }
}
