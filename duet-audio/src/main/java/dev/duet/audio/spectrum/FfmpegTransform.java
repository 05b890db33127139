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

/** A transform of FFmpeg's with its native memory, for one thread at a time. */
final class FfmpegTransform implements AutoCloseable {
  private final int in;
  private final int out;
  private final long stride;
  private final AVTXContext context = new AVTXContext();
  private final PointerPointer<?> function = new PointerPointer<>(2);
  private final av_tx_fn transform;
  private final FloatPointer input;
  private final FloatPointer output;

  /**
   * Prepares a transform.
   *
   * @param n even, at least 4
   * @param inverse from bins to samples, divided by {@code n}
   */
  FfmpegTransform(int n, boolean inverse) {
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

  void apply(float[] from, float[] to) {
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
