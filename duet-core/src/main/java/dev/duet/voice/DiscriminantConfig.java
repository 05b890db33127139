package dev.duet.voice;

import dev.duet.audio.Matrix;

/**
 * The shape of a logistic discrimination (Anderson 1972, <a
 * href="https://doi.org/10.1093/biomet/59.1.19">Separate sample logistic discrimination</a>) of the
 * mean and the deviation of frames over time. Nothing of it is drawn by chance: where a few dozen
 * voices are all there is to learn from, a network finds ways to know them all.
 *
 * <p>Each tone of each corpus is a group of its own, since corpora differ by rooms and actors more
 * than tones by voices. What a speaker's utterances have in common beyond that is taken out before
 * groups are told apart, and is what a {@link SpeakerProfile} learns of a new one.
 *
 * @param groups pairs of a corpus and a tone that there are at most, 2 to 128
 * @param ridge how strongly weights of standardised features are drawn towards nothing, beside the
 *     mean loss, positive
 * @param commonPrior speakers of a corpus, beside the first, that its own way of a tone takes to be
 *     as free as what the tone has in common in all corpora was, positive; one speaker alone says
 *     nothing of how others sound
 * @param speakerPrior utterances that a speaker's own mean must outweigh, not negative
 */
public record DiscriminantConfig(int groups, double ridge, double commonPrior, double speakerPrior)
    implements NetworkConfig {
  private static final int MOST_GROUPS = 128;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public DiscriminantConfig {
    Ranges.requireIn("groups", groups, MOST_GROUPS);
    if (groups < 2) {
      throw new IllegalArgumentException("groups must be 2 or more, not " + groups);
    }
    requirePositive("ridge", ridge);
    requirePositive("commonPrior", commonPrior);
    if (!(speakerPrior >= 0)) {
      throw new IllegalArgumentException(
          "speakerPrior must not be negative, it is " + speakerPrior);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be positive, it is " + value);
    }
  }

  /** How free a corpus of so many speakers is in its own way of a tone. */
  double own(int speakers) {
    return (speakers - 1) / commonPrior;
  }

  /** Two frames of the same mean and deviation, which is all that is looked at. */
  @Override
  public Matrix gist(Matrix frames) {
    Moments moments = Moments.of(frames);
    float[] two = new float[2 * frames.rows()];
    for (int row = 0; row < frames.rows(); row++) {
      double deviation = Math.sqrt(moments.variance()[row]);
      two[2 * row] = (float) (moments.mean()[row] - deviation);
      two[2 * row + 1] = (float) (moments.mean()[row] + deviation);
    }
    return new Matrix(two, frames.rows(), 2);
  }

  @Override
  public int members() {
    return 1;
  }

  /** What speaks for each group. */
  @Override
  public int embeddingWidth() {
    return groups;
  }
}
