package dev.duet.voice;

import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Makes the frames that a network reads out of sounds, by {@link VoiceFeatures}, and owns what
 * memory that takes. Training and serving hear through the same one. Thread-safe until closed.
 */
public interface Ear extends AutoCloseable {

  /**
   * The frames of a recording of any rate and number of channels.
   *
   * @return {@code [width of the features, frames]}
   * @throws AudioException if it is silent, shorter than a tenth of a second, or has samples that
   *     are not finite
   */
  Matrix of(Waveform waveform);

  /**
   * How hearing begins, which no tuning changes; where nothing is ever tuned, all of it.
   *
   * @return states as {@link #upper} takes them
   * @throws AudioException as {@link #of}
   */
  default Matrix lower(Waveform waveform) {
    return of(waveform);
  }

  /**
   * How hearing goes on: {@code upper(lower(waveform))} is {@code of(waveform)}, up to rounding.
   *
   * @param states as {@link #lower} gives them
   */
  default Matrix upper(Matrix states) {
    return states;
  }

  /** Another one that hears the same and is closed for itself. */
  Ear copy();

  /** What a file must hold of it to be made again; nothing if its features say all. */
  Map<String, Tensor> tensors();

  @Override
  void close();

  /**
   * The ear for features.
   *
   * @param published gives the folder of a published model by its name
   * @throws WeightsException if the model that the features name cannot be read
   */
  static Ear of(VoiceFeatures features, Function<String, Path> published) {
    return features instanceof EncoderFeatures encoder
        ? SpeechEar.published(encoder, published.apply(encoder.encoder()))
        : (FrameFeatures) features;
  }

  /**
   * The ear that a file holds.
   *
   * @throws WeightsException if it does not fit the features
   */
  static Ear stored(VoiceFeatures features, SafeTensors stored, Path file) {
    return features instanceof EncoderFeatures encoder
        ? SpeechEar.stored(encoder, stored, file)
        : (FrameFeatures) features;
  }
}
