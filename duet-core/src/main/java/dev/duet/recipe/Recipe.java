package dev.duet.recipe;

import dev.duet.fusion.FusionRule;
import dev.duet.fusion.LearnedFusion;
import dev.duet.text.FineTuning;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.NetworkConfig;
import dev.duet.voice.VoiceTraining;
import java.util.Locale;
import java.util.Optional;

/**
 * What makes a bundle.
 *
 * @param name of the approach, for example {@code approach-2}
 * @param about one or two sentences for a reader
 * @param audio the audio model, if there is one
 * @param text the text model, if there is one
 * @param fusion how the answers of both become one, where there are both
 */
public record Recipe(
    String name,
    String about,
    Optional<Audio> audio,
    Optional<Text> text,
    Optional<Fusion> fusion) {

  /**
   * Checks that the parts go together.
   *
   * @throws IllegalArgumentException with a sentence if not
   */
  public Recipe {
    if (audio.isEmpty() && text.isEmpty()) {
      throw new IllegalArgumentException("a recipe has a section audio, a section text, or both");
    }
    if (fusion.isPresent() != (audio.isPresent() && text.isPresent())) {
      throw new IllegalArgumentException(
          fusion.isPresent()
              ? "there is nothing to fuse: fusion needs a section audio and a section text"
              : "lacks the key fusion, which says how the answers of both models become one");
    }
  }

  /**
   * The audio section.
   *
   * @throws RecipeException if there is none
   */
  public Audio requireAudio() {
    return audio.orElseThrow(() -> new RecipeException("recipe " + name + " has no section audio"));
  }

  /**
   * The text section.
   *
   * @throws RecipeException if there is none
   */
  public Text requireText() {
    return text.orElseThrow(() -> new RecipeException("recipe " + name + " has no section text"));
  }

  /**
   * How the answers become one.
   *
   * @throws RecipeException if there are not two
   */
  public Fusion requireFusion() {
    return fusion.orElseThrow(() -> new RecipeException("recipe " + name + " fuses nothing"));
  }

  /**
   * The audio model.
   *
   * @param corpus its training data
   * @param features what it sees of a recording
   * @param network its shape
   * @param training how it is trained
   * @param augmentation how its training data are varied, if they are
   */
  public record Audio(
      String corpus,
      FrameFeatures features,
      NetworkConfig network,
      VoiceTraining training,
      Optional<AudioAugmentation> augmentation) {

    /** One whose training data are heard as they are. */
    public Audio(
        String corpus, FrameFeatures features, NetworkConfig network, VoiceTraining training) {
      this(corpus, features, network, training, Optional.empty());
    }

    /** The same with another augmentation. */
    public Audio with(Optional<AudioAugmentation> other) {
      return new Audio(corpus, features, network, training, other);
    }

    /** The same whose training data are heard as they are. */
    public Audio withoutAugmentation() {
      return with(Optional.empty());
    }
  }

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
