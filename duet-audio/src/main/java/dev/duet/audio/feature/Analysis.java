package dev.duet.audio.feature;

import dev.duet.audio.Matrix;
import dev.duet.audio.Samples;
import dev.duet.audio.spectrum.Spectrogram;
import java.util.function.Supplier;

/**
 * One recording and the stages that its features share, each computed when first asked for and then
 * kept. For use by one thread.
 *
 * <pre>{@code
 * Analysis clip = new Analysis(samples, FeatureSpec.DEFAULT);
 * Matrix mfcc = clip.mfcc();
 * Matrix chroma = Feature.CHROMA.of(clip); // from the same transform
 * }</pre>
 */
public final class Analysis {
  private final float[] samples;
  private final FeatureSpec spec;
  private final Supplier<Spectrogram> spectrogram;
  private final Supplier<Matrix> mel;
  private final Supplier<Matrix> mfcc;
  private final Supplier<Matrix> constantQChroma;

  /**
   * An analysis that has computed nothing yet.
   *
   * @param samples mono samples at the rate of the spec, at least one, finite
   * @throws dev.duet.audio.AudioException if they are not
   */
  public Analysis(float[] samples, FeatureSpec spec) {
    this.samples = Samples.require(samples);
    this.spec = spec;
    spectrogram = once(() -> Spectrogram.of(samples, spec.frames()));
    mel = once(() -> Mel.spectrogram(spectrogram(), spec.mels()));
    mfcc = once(() -> Mfcc.of(mel(), spec.coefficients()));
    constantQChroma =
        once(() -> Chroma.ofConstantQ(samples, spec.frames().sampleRate(), spec.frames().hop()));
  }

  private static <T> Supplier<T> once(Supplier<T> compute) {
    return new Supplier<>() {
      private T value;

      @Override
      public T get() {
        if (value == null) {
          value = compute.get();
        }
        return value;
      }
    };
  }

  /** The recording, mono. */
  public float[] samples() {
    return samples;
  }

  /** The parameters. */
  public FeatureSpec spec() {
    return spec;
  }

  /** The magnitude spectrogram. */
  public Spectrogram spectrogram() {
    return spectrogram.get();
  }

  /** The mel spectrogram, power, shape {@code [mels, frames]}. */
  public Matrix mel() {
    return mel.get();
  }

  /** The MFCCs, shape {@code [coefficients, frames]}. */
  public Matrix mfcc() {
    return mfcc.get();
  }

  /** Chroma of the constant-Q transform, shape {@code [12, frames]}. */
  public Matrix constantQChroma() {
    return constantQChroma.get();
  }
}
