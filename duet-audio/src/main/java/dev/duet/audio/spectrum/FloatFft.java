package dev.duet.audio.spectrum;

import static org.bytedeco.ffmpeg.global.avutil.AV_TX_FLOAT_RDFT;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;
import static org.bytedeco.ffmpeg.global.avutil.av_tx_init;
import static org.bytedeco.ffmpeg.global.avutil.av_tx_uninit;

import org.bytedeco.ffmpeg.avutil.AVTXContext;
import org.bytedeco.ffmpeg.avutil.av_tx_fn;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The discrete Fourier transform of a real sequence of one length in single precision, by FFmpeg:
 * faster than {@link RealFft} and less exact, for effects, which are heard and not measured.
 *
 * <p>Holds native memory until it is closed; for one thread at a time.
 */
public final class FloatFft implements AutoCloseable {
  private final int in;
  private final int out;
  private final long stride;
  private final AVTXContext context = new AVTXContext();
  private final PointerPointer<?> function = new PointerPointer<>(2);
  private final av_tx_fn transform;
  private final FloatPointer input;
  private final FloatPointer output;

  private FloatFft(int n, boolean inverse) {
    if (n < 4 || n % 2 != 0) {
      throw new IllegalArgumentException("n_fft must be even and at least 4, not " + n);
    }
    in = inverse ? n + 2 : n;
    out = inverse ? n : n + 2;
    stride = (inverse ? 2L : 1L) * Float.BYTES;
    // JavaCPP's function pointers are a struct of two pointers, of which FFmpeg sets the first.
    transform = new av_tx_fn(function.put(0, null).put(1, null));
    input = new FloatPointer(av_malloc((n + 2L) * Float.BYTES));
    output = new FloatPointer(av_malloc((n + 2L) * Float.BYTES));
    try (FloatPointer scale = new FloatPointer(inverse ? 1f / n : 1f)) {
      int direction = inverse ? 1 : 0;
      if (av_tx_init(context, transform, AV_TX_FLOAT_RDFT, direction, n, scale, 0) < 0) {
        close();
        throw new IllegalArgumentException("FFmpeg has no transform of " + n + " samples");
      }
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
    input.put(from, 0, in);
    transform.call(context, output, input, stride);
    output.get(to, 0, out);
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    av_tx_uninit(context);
    av_free(input);
    av_free(output);
    transform.setNull();
    function.close();
  }
}
