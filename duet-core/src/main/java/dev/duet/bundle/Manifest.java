package dev.duet.bundle;

import dev.duet.emotion.Emotion;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Temperature;
import dev.duet.voice.VoiceSpec;
import java.util.List;

/**
 * The content of {@code bundle.json}: all of a trained system but its weights.
 *
 * @param format version of the bundle's form, {@value #FORMAT} now
 * @param name of the recipe
 * @param duet the version that trained it
 * @param created date of the training, ISO 8601
 * @param seed of the training
 * @param audio the audio model
 * @param text the text model
 * @param fusion how their answers become one
 * @param seen what it was trained on; a figure on these flatters
 */
public record Manifest(
    int format,
    String name,
    String duet,
    String created,
    int seed,
    Audio audio,
    Text text,
    FusionRule fusion,
    List<Seen> seen) {
  /** The form that this version writes and reads. */
  public static final int FORMAT = 1;

  /**
   * The audio model.
   *
   * @param spec features, shape and labels
   * @param temperature of its probabilities, fitted on voices it had not heard
   */
  public record Audio(VoiceSpec spec, Temperature temperature) {}

  /**
   * The text model; its file says itself how it is built.
   *
   * @param labels it knows, in the order of its outputs
   * @param encoder {@code packaged}, or the folder it was trained from
   * @param temperature of its probabilities, fitted on validation
   */
  public record Text(List<Emotion> labels, String encoder, Temperature temperature) {}

  /**
   * Training data.
   *
   * @param corpus by name
   * @param part in words, with speakers and splits
   * @param samples how many
   * @param licence what the corpus' authors allow
   */
  public record Seen(String corpus, String part, int samples, String licence) {}

  /** Copies the list. */
  public Manifest {
    seen = List.copyOf(seen);
  }
}
