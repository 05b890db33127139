package dev.duet.audio.spectrum;

/**
 * How a recording is cut into frames. Frames are centred: frame {@code t} looks at {@code nFft}
 * samples around sample {@code t * hop}, and what lies outside the recording counts as zero, or as
 * {@link Padding} says.
 *
 * @param sampleRate samples a second, in Hz, positive
 * @param nFft samples in a frame, from 2 to 2^18; powers of two are fastest
 * @param hop samples from one frame to the next, positive
 */
public record FrameSpec(int sampleRate, int nFft, int hop) {
  /** librosa's defaults: 22,050 Hz, frames of 2,048 samples, 512 apart. */
  public static final FrameSpec LIBROSA = new FrameSpec(22050, 2048, 512);

  private static final int LARGEST_FFT = 1 << 18;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if one is not kept
   */
  public FrameSpec {
    if (sampleRate <= 0) {
      throw new IllegalArgumentException("sample rate must be positive, not " + sampleRate);
    }
    if (nFft < 2 || nFft > LARGEST_FFT) {
      throw new IllegalArgumentException(
          "n_fft must be from 2 to " + LARGEST_FFT + " samples, not " + nFft);
    }
    if (hop <= 0) {
      throw new IllegalArgumentException("hop must be positive, not " + hop);
    }
  }

  /** Frequency bins of a frame's spectrum: {@code 1 + nFft / 2}. */
  public int bins() {
    return 1 + nFft / 2;
  }

  /** Number of frames that so many samples give. */
  public int frames(int samples) {
    // Half a frame of zeros goes on each side, which is one short of a frame of odd length.
    return (int) (1 + ((long) samples - nFft % 2) / hop);
  }

  /** Centre frequency of a bin, in Hz. */
  public double frequency(int bin) {
    return bin * (double) sampleRate / nFft;
  }
}
