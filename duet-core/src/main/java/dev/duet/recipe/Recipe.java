package dev.duet.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.LearnedFusion;
import dev.duet.fusion.mlp.MlpTraining;
import dev.duet.text.FineTuning;
import dev.duet.text.distil.Distillation;
import dev.duet.text.form.FormShares;
import dev.duet.voice.DiscriminantConfig;
import dev.duet.voice.EncoderFeatures;
import dev.duet.voice.EncoderTuning;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.NetworkConfig;
import dev.duet.voice.VoiceFeatures;
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
 * @param fusion how both become one answer, where there are both
 * @param mlp the network of feature-level fusion, if {@code fusion} says {@code mlp}
 */
public record Recipe(
    String name,
    String about,
    Optional<Audio> audio,
    Optional<Text> text,
    Optional<Fusion> fusion,
    Optional<Mlp> mlp) {

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
    if (mlp.isPresent() != fusion.filter(Fusion.MLP::equals).isPresent()) {
      throw new IllegalArgumentException(
          "fusion: mlp and a section mlp, which says how it is trained, need each other");
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
   * Groups of speakers that are held out in turn.
   *
   * @throws RecipeException if the recipe says nothing of them
   */
  public int requireFolds() {
    return requireAudio()
        .folds()
        .orElseThrow(() -> new RecipeException("recipe " + name + " has no folds"));
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
   * @param corpus its training data; several, joined by {@code +}
   * @param features what it sees of a recording
   * @param network its shape
   * @param training how it is trained
   * @param augmentation how its training data are varied, if they are
   * @param folds number of groups of speakers, at least 2, that are held out in turn to see what
   *     becomes of unheard voices; every speaker alone if not said
   * @param tuning how the layers of the encoder that are seen are fine-tuned to each training part
   *     first, if they are
   */
  public record Audio(
      String corpus,
      VoiceFeatures features,
      NetworkConfig network,
      VoiceTraining training,
      Optional<AudioAugmentation> augmentation,
      Optional<Integer> folds,
      Optional<EncoderTuning> tuning) {

    /**
     * Checks the range, and that there is what tuning takes.
     *
     * @throws IllegalArgumentException if there is one fold or none, or something else is tuned
     *     than an encoder before a discrimination
     */
    public Audio {
      if (tuning.isPresent()
          && !(features instanceof EncoderFeatures && network instanceof DiscriminantConfig)) {
        throw new IllegalArgumentException(
            "a section tuning takes features of the type encoder and a network of the type"
                + " discriminant");
      }
      if (folds.filter(number -> number < 2).isPresent()) {
        throw new IllegalArgumentException("folds must be at least 2, not " + folds.get());
      }
    }

    /** One whose training data are heard as they are, and whose speakers are held out alone. */
    public Audio(
        String corpus, VoiceFeatures features, NetworkConfig network, VoiceTraining training) {
      this(
          corpus,
          features,
          network,
          training,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }

    /**
     * The features, for what is done with features of frames alone.
     *
     * @throws RecipeException if they take an encoder
     */
    public FrameFeatures frames() {
      if (features instanceof FrameFeatures frames) {
        return frames;
      }
      throw new RecipeException(
          "a recipe whose audio features are of the type encoder cannot be used here; give one"
              + " whose features are of frames, such as recipes/approach-2.yaml");
    }

    /** The same with another augmentation. */
    public Audio with(Optional<AudioAugmentation> other) {
      return new Audio(corpus, features, network, training, other, folds, tuning);
    }

    /** The same whose encoder stays as it was published. */
    public Audio withoutTuning() {
      return new Audio(corpus, features, network, training, augmentation, folds, Optional.empty());
    }

    /** The same whose training data are heard as they are. */
    public Audio withoutAugmentation() {
      return with(Optional.empty());
    }
  }

  /**
   * The text model, fine-tuned or distilled.
   *
   * @param corpus its training data, of one corpus or several
   * @param backTranslation what is added to them, if anything
   * @param forms the forms in which they are written, drawn anew every epoch; as they are without
   * @param tuning its encoder, and how that is fine-tuned
   * @param distillation its teacher, and how it learns from that
   */
  public record Text(
      TextCorpora corpus,
      Optional<BackTranslation> backTranslation,
      Optional<FormShares> forms,
      Optional<FineTuning> tuning,
      Optional<Distillation> distillation) {

    /**
     * Checks that there is one way to train it.
     *
     * @throws IllegalArgumentException with a sentence if not
     */
    public Text {
      if (tuning.isPresent() == distillation.isPresent()) {
        throw new IllegalArgumentException(
            "a text model has a section tuning or a section distillation");
      }
      if (forms.isPresent() && distillation.isPresent()) {
        throw new IllegalArgumentException(
            "forms need a section tuning: a teacher is asked once about each sentence, as it is");
      }
    }

    /** The same that learns from the sentences as they are. */
    public Text withoutAugmentation() {
      return new Text(corpus, Optional.empty(), Optional.empty(), tuning, distillation);
    }

    /** The same with these back-translations. */
    public Text with(Optional<BackTranslation> other) {
      return new Text(corpus, other, forms, tuning, distillation);
    }
  }

  /**
   * Training sentences that went through another language and back.
   *
   * @param file that {@code duet data back-translate} wrote; relative to the folder of the corpora
   * @param variants at most so many join each sentence, drawn by the seed; positive
   */
  public record BackTranslation(String file, int variants) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if there are no variants
     */
    public BackTranslation {
      if (variants < 1) {
        throw new IllegalArgumentException("variants must be positive, not " + variants);
      }
    }
  }

  /**
   * Feature-level fusion.
   *
   * @param towers whether the models below still change
   * @param towerPace share of the learning rate at which they do, in (0, 1]; all of it if not said
   * @param pairings with how many sentences each training clip is paired; positive
   * @param training the network and how it is trained
   */
  public record Mlp(
      Towers towers,
      @JsonProperty(defaultValue = "1") Double towerPace,
      int pairings,
      MlpTraining training) {

    /** Whether the models that make the embeddings still change. */
    public enum Towers {
      /** They stay as they were trained for themselves. */
      FROZEN,
      /** They are trained further, together with the network. */
      JOINT
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if the pace is out of range or there are no pairs
     */
    public Mlp {
      towerPace = towerPace == null ? 1 : towerPace;
      if (!(towerPace > 0 && towerPace <= 1)) {
        throw new IllegalArgumentException("towerPace must be in (0, 1], not " + towerPace);
      }
      if (pairings < 1) {
        throw new IllegalArgumentException("pairings must be positive, not " + pairings);
      }
    }
  }

  /** How both models become one answer: a rule over their answers, or a network. */
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
    STACKER,
    /** A network over both embeddings, trained on pairs: feature-level fusion. */
    MLP;

    /** The word for it in recipes and reports, lower case. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The rule among those that were fitted on validation.
     *
     * @throws IllegalStateException for {@link #MLP}, which is no rule
     */
    public FusionRule of(LearnedFusion learned) {
      if (this == MLP) {
        throw new IllegalStateException("feature-level fusion is no rule");
      }
      return this == LEARNED ? learned.rule() : learned.rules().get(label());
    }
  }
}
