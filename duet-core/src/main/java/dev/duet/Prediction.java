package dev.duet;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import dev.duet.speech.Transcript;
import dev.duet.voice.SpeakerProfile;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Duet makes of an utterance.
 *
 * @param label the most probable emotion
 * @param scores the fused probabilities, over the labels that the modalities present know
 * @param modalities what each modality present says by itself
 * @param trust in [0, 1], how far each of them counted beside the other; alone one is believed
 * @param heard what a recogniser heard, if one was asked for the words
 * @param speaker what is known of the speaker now, if a profile was given
 * @param seconds how long each step took, by its name
 */
public record Prediction(
    Emotion label,
    Scores scores,
    Map<Modality, Scores> modalities,
    Map<Modality, Double> trust,
    Optional<Heard> heard,
    Optional<SpeakerProfile> speaker,
    Map<String, Double> seconds) {

  /** Copies the maps, in order. */
  public Prediction {
    modalities = Collections.unmodifiableMap(new EnumMap<>(modalities));
    trust = Collections.unmodifiableMap(new EnumMap<>(trust));
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }

  /**
   * The threshold of {@code duet predict}: an answer below it is no better than a guess among
   * three, and is withheld as {@value #UNCERTAIN}.
   */
  public static final double LEAST_CONFIDENCE = 0.3;

  /** What is said in the place of a label that is withheld. */
  public static final String UNCERTAIN = "uncertain";

  /** The probability of the label, in [0, 1], calibrated as the bundle is. */
  public double confidence() {
    return Math.min(1, scores.of(label));
  }

  /**
   * The label, or nothing where the answer is less sure than it must be.
   *
   * @param leastConfidence in [0, 1]; 0 withholds nothing
   */
  public Optional<Emotion> labelIfSure(double leastConfidence) {
    return Optional.of(label).filter(l -> confidence() >= leastConfidence);
  }

  /**
   * Recognised words.
   *
   * @param recogniser its name
   * @param transcript without words where nobody speaks
   * @param trust in [0, 1], how much the words counted beside the sound; 0 where there are none
   */
  public record Heard(String recogniser, Transcript transcript, double trust) {

    /** The same, if they counted so much. */
    Heard trusted(double other) {
      return new Heard(recogniser, transcript, other);
    }
  }
}
