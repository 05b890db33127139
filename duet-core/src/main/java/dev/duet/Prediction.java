package dev.duet;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Duet makes of an utterance.
 *
 * @param label the most probable emotion
 * @param scores the fused probabilities, over the labels that the modalities present know
 * @param modalities what each modality present says by itself
 * @param seconds how long each step took, by its name
 */
public record Prediction(
    Emotion label, Scores scores, Map<Modality, Scores> modalities, Map<String, Double> seconds) {

  /** Copies the maps, in order. */
  public Prediction {
    modalities = Collections.unmodifiableMap(new EnumMap<>(modalities));
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
