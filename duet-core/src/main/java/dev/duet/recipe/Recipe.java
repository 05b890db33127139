package dev.duet.recipe;

import dev.duet.fusion.FusionRule;
import dev.duet.fusion.LearnedFusion;
import dev.duet.text.FineTuning;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LstmConfig;
import dev.duet.voice.VoiceTraining;
import java.util.Locale;

/**
 * What makes a bundle.
 *
 * @param name of the approach, for example {@code approach-2}
 * @param about one or two sentences for a reader
 * @param audio the audio model
 * @param text the text model
 * @param fusion how the two answers become one
 */
public record Recipe(String name, String about, Audio audio, Text text, Fusion fusion) {

  /**
   * The audio model.
   *
   * @param corpus its training data
   * @param features what it sees of a recording
   * @param network its shape
   * @param training how it is trained
   */
  public record Audio(
      String corpus, FrameFeatures features, LstmConfig network, VoiceTraining training) {}

  /**
   * The text model.
   *
   * @param corpus its training data
   * @param tuning its encoder, and how that is fine-tuned
   */
  public record Text(String corpus, FineTuning tuning) {}

  /** How the two answers become one. */
  public enum Fusion {
    /** The rule that does best on validation. */
    LEARNED,
    /** The larger probability. */
    MAXIMUM,
    /** The mean. */
    MEAN,
    /** The normalised product (log-linear pool). */
    PRODUCT,
    /** A weight a modality, learned on validation. */
    WEIGHTED,
    /** Multinomial logistic regression on both, learned on validation. */
    STACKER;

    /** The word for it in recipes and reports, lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The rule among those that were fitted on validation. */
    public FusionRule of(LearnedFusion learned) {
      return this == LEARNED ? learned.rule() : learned.rules().get(label());
    }
  }
}
