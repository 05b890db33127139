package dev.duet.audio.spectrum;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The discrete Fourier transform of a real sequence of one length in single precision, by FFmpeg:
 * faster than {@link RealFft} and less exact, for effects, which are heard and not measured.
 *
 * <p>For one thread at a time, until it is closed. Preparing a transform takes as long as ten of
 * them, so what is closed is kept for whoever next asks for the like: up to {@value #MOST_KEPT} of
 * a length and direction, and none longer than {@value #LONGEST_KEPT}.
 */
public final class FloatFft implements AutoCloseable {
  private static final int MOST_KEPT = 4;
  private static final int LONGEST_KEPT = 1 << 14;

  /** Idle transforms, by length, negative where they go back. */
  private static final Map<Integer, Deque<FfmpegTransform>> IDLE = new HashMap<>();

  private final int key;
  private FfmpegTransform transform;

  private FloatFft(int n, boolean inverse) {
    if (n < 4 || n % 2 != 0) {
      throw new IllegalArgumentException("n_fft must be even and at least 4, not " + n);
    }
    key = inverse ? -n : n;
    synchronized (IDLE) {
      transform = IDLE.getOrDefault(key, new ArrayDeque<>()).poll();
    }
    if (transform == null) {
      transform = new FfmpegTransform(n, inverse);
    }
  }

  /**
   * From {@code n} samples to {@code 1 + n / 2} complex bins, real and imaginary part in turn.
   *
   * @param n even, at least 4; powers of two are fastest
   */
  public static FloatFft forward(int n) {
    return new FloatFft(n, false);
  }

  /** Back to {@code n} samples from {@code 1 + n / 2} complex bins. */
  public static FloatFft inverse(int n) {
    return new FloatFft(n, true);
  }

  /**
   * Transforms from one array into another, both as long as they need to be or longer.
   *
   * @param from what is transformed, left as it is
   * @param to what is overwritten
   */
  public void apply(float[] from, float[] to) {
    Objects.requireNonNull(transform, "the transform is closed").apply(from, to);
  }

  /** Gives the transform back. */
  @Override
  public void close() {
    FfmpegTransform idle = transform;
    transform = null;
    if (idle != null && !isKept(idle)) {
      idle.close();
    }
  }

  private boolean isKept(FfmpegTransform idle) {
    if (Math.abs(key) > LONGEST_KEPT) {
      return false;
    }
    synchronized (IDLE) {
      Deque<FfmpegTransform> alike = IDLE.computeIfAbsent(key, k -> new ArrayDeque<>());
      return alike.size() < MOST_KEPT && alike.offer(idle);
    }
  }
}
