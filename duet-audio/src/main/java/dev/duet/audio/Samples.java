package dev.duet.audio;

/** What every computation asks of the samples it is given. */
public final class Samples {
  private Samples() {}

  /**
   * Refuses what is not sound.
   *
   * @param samples mono samples
   * @return the same array
   * @throws AudioException {@code EMPTY} if there is no sample, {@code NOT_FINITE} if one is NaN or
   *     infinite
   */
  public static float[] require(float[] samples) {
    if (samples.length == 0) {
      throw new AudioException(AudioException.Reason.EMPTY, "there is not a single sample");
    }
    for (int i = 0; i < samples.length; i++) {
      if (!Float.isFinite(samples[i])) {
        throw new AudioException(
            AudioException.Reason.NOT_FINITE,
            "sample " + i + " is " + samples[i] + "; sound is made of finite numbers");
      }
    }
    return samples;
  }
}
