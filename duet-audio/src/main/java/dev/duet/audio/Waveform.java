package dev.duet.audio;

/**
 * Sampled sound: one array of samples a channel, nominally in [-1, 1], all of one length.
 *
 * <p>The arrays are not copied; whoever holds a waveform treats them as read-only.
 *
 * @param channels samples, shape {@code [channels, samples]}; at least one channel
 * @param sampleRate samples a second, in Hz, positive
 */
public record Waveform(float[][] channels, int sampleRate) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there is no channel, lengths differ or the rate is not
   *     positive
   */
  public Waveform {
    if (channels.length == 0) {
      throw new IllegalArgumentException("a waveform has at least one channel");
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException("the channels of a waveform have one length");
      }
    }
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sample rate must be positive, not " + sampleRate);
    }
  }

  /** A waveform of one channel. */
  public static Waveform mono(float[] samples, int sampleRate) {
    return new Waveform(new float[][] {samples}, sampleRate);
  }

  /** Samples in each channel. */
  public int length() {
    return channels[0].length;
  }

  /** Length in seconds. */
  public double seconds() {
    return (double) length() / sampleRate;
  }

  /** The mean of the channels, as {@code librosa.to_mono}; this object if it has only one. */
  public Waveform toMono() {
    if (channels.length == 1) {
      return this;
    }
    float[] mean = new float[length()];
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] channel : channels) {
        sum += channel[i];
      }
      mean[i] = (float) (sum / channels.length);
    }
    return mono(mean, sampleRate);
  }

  /**
   * The samples of a mono waveform, not copied.
   *
   * @throws IllegalStateException if there is more than one channel; call {@link #toMono()} first
   */
  public float[] samples() {
    if (channels.length != 1) {
      throw new IllegalStateException(channels.length + " channels; mix them with toMono() first");
    }
    return channels[0];
  }
}
