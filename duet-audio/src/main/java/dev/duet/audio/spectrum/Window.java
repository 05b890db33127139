package dev.duet.audio.spectrum;

import java.util.Arrays;

/** Analysis windows. */
public final class Window {
  private Window() {}

  /**
   * The periodic Hann window, as {@code scipy.signal.get_window("hann", n)}: {@code 0.5 - 0.5 cos(2
   * pi i / n)}.
   *
   * @param n length in samples
   */
  public static double[] hann(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n);
    }
    return window;
  }

  /** The window that leaves a frame as it is. */
  public static double[] ones(int n) {
    double[] window = new double[n];
    Arrays.fill(window, 1);
    return window;
  }
}
