package dev.duet.voice;

import java.util.Arrays;

/**
 * What a model has learnt of a voice by hearing it, without being told anything: how many
 * utterances there were, the sum of their embeddings, and how they seemed to be spread over the
 * model's groups of tones. No sound and no label is kept, and a few kilobytes hold it.
 *
 * <p>It belongs to one model; {@link VoiceModel#stranger} begins it, {@link VoiceModel#after} makes
 * the next.
 *
 * @param model fingerprint of the model
 * @param utterances heard, not negative
 * @param sum of their embeddings
 * @param groups sums of the probabilities of the model's groups
 */
public record SpeakerProfile(String model, long utterances, double[] sum, double[] groups) {

  /**
   * Copies the arrays.
   *
   * @throws IllegalArgumentException if a number is not finite, or a count negative
   */
  public SpeakerProfile {
    sum = sum.clone();
    groups = groups.clone();
    if (utterances < 0
        || !Arrays.stream(sum).allMatch(Double::isFinite)
        || !Arrays.stream(groups).allMatch(g -> g >= 0 && Double.isFinite(g))) {
      throw new IllegalArgumentException("the numbers of the speaker profile make no sense");
    }
  }

  /** The profile after one more utterance. */
  SpeakerProfile with(float[] embedding, double[] shares) {
    double[] longer = sum.clone();
    Arrays.setAll(longer, i -> sum[i] + embedding[i]);
    double[] more = groups.clone();
    Arrays.setAll(more, i -> groups[i] + shares[i]);
    return new SpeakerProfile(model, utterances + 1, longer, more);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpeakerProfile profile
        && model.equals(profile.model)
        && utterances == profile.utterances
        && Arrays.equals(sum, profile.sum)
        && Arrays.equals(groups, profile.groups);
  }

  @Override
  public int hashCode() {
    return 31 * model.hashCode() + Arrays.hashCode(sum);
  }
}
