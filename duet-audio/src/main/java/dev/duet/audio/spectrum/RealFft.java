package dev.duet.audio.spectrum;

import dev.duet.audio.Memo;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.utils.CommonUtils;

/**
 * The discrete Fourier transform of a real sequence of one length, by JTransforms. Double
 * precision, as numpy's: single precision leaves a noise floor that spectral flatness hears.
 *
 * <p>Immutable and thread-safe; plans are shared.
 */
public final class RealFft {
  private static final Memo<Integer, RealFft> PLANS = new Memo<>(32, RealFft::new);

  static {
    // Frames are many and short: threads go across recordings, not into a transform.
    CommonUtils.setThreadsBeginN_1D_FFT_2Threads(Long.MAX_VALUE);
    CommonUtils.setThreadsBeginN_1D_FFT_4Threads(Long.MAX_VALUE);
  }

  private final int n;
  private final DoubleFFT_1D plan;

  private RealFft(int n) {
    this.n = n;
    this.plan = new DoubleFFT_1D(n);
  }

  /**
   * The transform of a length.
   *
   * @param n samples, at least 2
   */
  public static RealFft of(int n) {
    if (n < 2) {
      throw new IllegalArgumentException("n_fft must be at least 2, not " + n);
    }
    return PLANS.get(n);
  }

  /** A buffer for {@link #forward} and {@link #inverse}: {@code 2 * (1 + n / 2)} numbers. */
  public double[] buffer() {
    return new double[2 * (1 + n / 2)];
  }

  /**
   * Transforms in place.
   *
   * @param a {@code n} samples (what follows is ignored); then {@code 1 + n / 2} complex bins as
   *     real and imaginary part in turn
   */
  public void forward(double[] a) {
    plan.realForward(a);
    if (n % 2 == 0) {
      a[n] = a[1];
      a[n + 1] = 0;
    } else {
      a[n] = a[1];
    }
    a[1] = 0;
  }

  /**
   * Undoes {@link #forward} in place.
   *
   * @param a {@code 1 + n / 2} complex bins; then {@code n} samples
   */
  public void inverse(double[] a) {
    a[1] = a[n];
    plan.realInverse(a, true);
  }
}
