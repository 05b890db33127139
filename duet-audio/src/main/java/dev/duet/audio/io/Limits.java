package dev.duet.audio.io;

/**
 * How much sound a decoder lets in. Both limits are judged by what is really read and decoded,
 * never by what a header claims, so they bound memory too.
 *
 * @param maxSeconds longest duration, in seconds, positive
 * @param maxBytes largest recording, and largest amount of decoded samples (4 bytes each), in
 *     bytes, positive
 */
public record Limits(double maxSeconds, long maxBytes) {

  /** Ten minutes and 512 MiB. */
  public static final Limits DEFAULT = new Limits(600, 512L << 20);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a limit is not positive
   */
  public Limits {
    if (!(maxSeconds > 0) || maxBytes <= 0) {
      throw new IllegalArgumentException(
          "limits must be positive, not " + maxSeconds + " s and " + maxBytes + " bytes");
    }
  }
}
