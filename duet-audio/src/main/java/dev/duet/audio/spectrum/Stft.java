package dev.duet.audio.spectrum;

/**
 * The short-time Fourier transform with its phases.
 *
 * @param values complex bins as real and imaginary part in turn, frame after frame: {@code frames *
 *     2 * (1 + nFft / 2)} numbers
 * @param frames number of frames
 * @param spec the framing it was made with
 */
public record Stft(float[] values, int frames, FrameSpec spec) {

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the number of values does not fit
   */
  public Stft {
    if (values.length != (long) frames * 2 * spec.bins()) {
      throw new IllegalArgumentException(
          values.length + " values do not fill " + frames + " frames of n_fft " + spec.nFft());
    }
  }

  /** As {@code librosa.stft(y)} with the Hann window. */
  public static Stft of(float[] samples, FrameSpec spec) {
    return of(samples, spec, Window.hann(spec.nFft()));
  }

  /**
   * As {@code librosa.stft(y, window=...)}: centred frames, zero padding.
   *
   * @param samples mono samples, at least one, finite
   * @param window {@code nFft} weights
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static Stft of(float[] samples, FrameSpec spec, double[] window) {
    FrameTransform transform = new FrameTransform(samples, spec, window);
    int width = 2 * spec.bins();
    float[] values = new float[Math.multiplyExact(transform.frames(), width)];
    for (int t = 0; t < transform.frames(); t++) {
      double[] spectrum = transform.frame(t);
      for (int i = 0; i < width; i++) {
        values[t * width + i] = (float) spectrum[i];
      }
    }
    return new Stft(values, transform.frames(), spec);
  }

  /** Real part of a bin. */
  public float re(int bin, int frame) {
    return values[2 * (frame * spec.bins() + bin)];
  }

  /** Imaginary part of a bin. */
  public float im(int bin, int frame) {
    return values[2 * (frame * spec.bins() + bin) + 1];
  }

  /**
   * Back to samples by windowed overlap-add (Hann), as {@code librosa.istft}: exact wherever the
   * frames overlap, that is, for a hop below {@code nFft}.
   *
   * @param length number of samples wanted; what no frame reaches is zero
   */
  public float[] inverse(int length) {
    int nFft = spec.nFft();
    double[] window = Window.hann(nFft);
    RealFft fft = RealFft.of(nFft);
    double[] buffer = fft.buffer();
    double[] sum = new double[length];
    double[] weight = new double[length];
    int width = 2 * spec.bins();
    for (int t = 0; t < frames; t++) {
      for (int i = 0; i < width; i++) {
        buffer[i] = values[t * width + i];
      }
      fft.inverse(buffer);
      int start = t * spec.hop() - nFft / 2;
      int to = Math.min(nFft, length - start);
      for (int i = Math.max(0, -start); i < to; i++) {
        sum[start + i] += window[i] * buffer[i];
        weight[start + i] += window[i] * window[i];
      }
    }
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (weight[i] > Float.MIN_NORMAL ? sum[i] / weight[i] : sum[i]);
    }
    return samples;
  }
}
