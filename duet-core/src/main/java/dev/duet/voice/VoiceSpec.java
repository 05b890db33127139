package dev.duet.voice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.List;

/**
 * All that an audio model is, but for its weights.
 *
 * @param features what it sees of a recording
 * @param network its shape
 * @param tones what it tells apart, in the order of its outputs; {@code labels} in files
 */
public record VoiceSpec(
    VoiceFeatures features, NetworkConfig network, @JsonProperty("labels") List<Tone> tones) {

  /** Copies the list. */
  public VoiceSpec {
    tones = List.copyOf(tones);
  }

  /** One that tells emotions apart and nothing finer. */
  public static VoiceSpec of(
      VoiceFeatures features, NetworkConfig network, List<Emotion> emotions) {
    return new VoiceSpec(features, network, emotions.stream().map(Tone::of).toList());
  }

  /** The emotions it knows, each once. */
  @JsonIgnore
  public List<Emotion> labels() {
    return tones.stream().map(Tone::emotion).distinct().toList();
  }

  /**
   * The scores that the outputs amount to.
   *
   * @param probabilities one a tone; those of one emotion are added up
   */
  Scores scores(double[] probabilities) {
    List<Emotion> labels = labels();
    double[] sums = new double[labels.size()];
    for (int i = 0; i < probabilities.length; i++) {
      sums[labels.indexOf(tones.get(i).emotion())] += probabilities[i];
    }
    return Scores.of(labels, sums);
  }
}
