package dev.duet.bundle;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Relevance;
import dev.duet.fusion.Sufficiency;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.mlp.MlpSpec;
import dev.duet.voice.VoiceSpec;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code bundle.json}: all of a trained system but its weights.
 *
 * @param format version of the bundle's form, {@value #FORMAT} now
 * @param name of the recipe
 * @param duet the version that trained it
 * @param created date of the training, ISO 8601
 * @param seed of the training
 * @param audio the audio model, if there is one
 * @param text the text model, if there is one
 * @param fusion how their answers become one, where there are both and no {@code mlp}
 * @param mlp what makes one answer of their embeddings instead
 * @param seen what it was trained on; a figure on these flatters
 */
public record Manifest(
    int format,
    String name,
    String duet,
    String created,
    int seed,
    Optional<Audio> audio,
    Optional<Text> text,
    Optional<FusionRule> fusion,
    Optional<Mlp> mlp,
    List<Seen> seen) {
  /** The form that this version writes. */
  public static final int FORMAT = 7;

  /** The oldest form that this version reads: both models, one rule, an LSTM. */
  static final int OLDEST_FORMAT = 1;

  /**
   * The audio model.
   *
   * @param spec features, shape and labels
   * @param temperature of its probabilities, fitted on voices it had not heard
   * @param adaptive a temperature for each utterance, by how familiar it sounds; instead of the
   *     other where the model can tell
   * @param trust in its answers beside words, see {@link dev.duet.fusion.Trust}
   */
  public record Audio(
      VoiceSpec spec,
      Temperature temperature,
      Optional<AdaptiveTemperature> adaptive,
      double trust) {

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the trust is no probability
     */
    public Audio {
      if (!(trust >= 0 && trust <= 1)) {
        throw new IllegalArgumentException("trust is in [0, 1], not " + trust);
      }
    }

    /** One temperature for all, and trust in all. */
    public Audio(VoiceSpec spec, Temperature temperature) {
      this(spec, temperature, Optional.empty(), 1);
    }
  }

  /**
   * The text model; its file says itself how it is built.
   *
   * @param labels it knows, in the order of its outputs
   * @param encoder {@code packaged}, the folder it was trained from, or {@value #STUDENT_OF} and
   *     its teacher
   * @param temperature of its probabilities, fitted on validation
   * @param relevance of words that a recogniser heard; where it is not known, wholly: a model that
   *     knows neutral says itself of any words how plain they are
   * @param sufficiency of words, given or recognised; where it is not known any number is enough
   * @param fluency whether a file says how words follow each other, so that words which do not
   *     belong together are told
   */
  public record Text(
      List<Emotion> labels,
      String encoder,
      Temperature temperature,
      Optional<Relevance> relevance,
      Optional<Sufficiency> sufficiency,
      boolean fluency) {
    /** How the origin of a distilled model begins. */
    public static final String STUDENT_OF = "student of ";

    /** A model of whose words nothing more is known. */
    public Text(List<Emotion> labels, String encoder, Temperature temperature) {
      this(labels, encoder, temperature, Optional.empty(), Optional.empty(), false);
    }

    /**
     * How likely words carry emotion, as far as the model can say it: that they are not neutral, or
     * where it never saw a neutral sentence, how sure it is.
     *
     * @param scores of the words, calibrated
     */
    public double emotional(Scores scores) {
      return labels.contains(Emotion.NEUTRAL)
          ? 1 - scores.of(Emotion.NEUTRAL)
          : scores.of(scores.top());
    }
  }

  /**
   * Feature-level fusion.
   *
   * @param spec widths, shape and labels
   * @param temperature of its probabilities, fitted on voices it had not heard
   */
  public record Mlp(MlpSpec spec, Temperature temperature) {}

  /**
   * Training data.
   *
   * @param corpus by name
   * @param part in words, with speakers and splits
   * @param samples how many
   * @param licence what the corpus' authors allow
   */
  public record Seen(String corpus, String part, int samples, String licence) {}

  /**
   * Copies the list, and checks that there is a model, and one way to fuse where there are two.
   *
   * @throws IllegalArgumentException if not
   */
  public Manifest {
    seen = List.copyOf(seen);
    if (audio.isEmpty() && text.isEmpty()) {
      throw new IllegalArgumentException("a bundle has an audio model, a text model, or both");
    }
    int ways = (fusion.isPresent() ? 1 : 0) + (mlp.isPresent() ? 1 : 0);
    if (ways != (audio.isPresent() && text.isPresent() ? 1 : 0)) {
      throw new IllegalArgumentException(
          "a bundle of audio and text has a fusion or an mlp, others have neither");
    }
  }

  /** The modalities that the system has a model for. */
  public Set<Modality> modalities() {
    Set<Modality> modalities = EnumSet.noneOf(Modality.class);
    audio.ifPresent(model -> modalities.add(Modality.AUDIO));
    text.ifPresent(model -> modalities.add(Modality.TEXT));
    return modalities;
  }
}
