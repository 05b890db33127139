package dev.duet.voice;

/**
 * The shape of a linear discriminant analysis (Fisher 1936; its covariance shrunk as in Friedman
 * 1989, <a href="https://doi.org/10.1080/01621459.1989.10478752">Regularized Discriminant
 * Analysis</a>) of the mean and the deviation of frames over time. Nothing of it is drawn by chance
 * and nothing takes steps: where a few dozen voices are all there is to learn from, a network finds
 * ways to know them all.
 *
 * <p>Each tone of each corpus is a group of its own, since corpora differ by rooms and actors more
 * than tones by voices. What a speaker's utterances have in common beyond that is taken out before
 * the spread within groups is measured, and is what a {@link SpeakerProfile} learns of a new one.
 *
 * @param groups pairs of a corpus and a tone that there are at most, 2 to 128
 * @param shrinkage of the covariance within groups towards one of independent, equally spread
 *     features, in (0, 1]
 * @param common how far, at least, what distinguishes a tone is taken to be the same in every
 *     corpus, in [0, 1)
 * @param commonPrior speakers of a corpus that its own way of a tone takes to outweigh what is
 *     common, not negative; one speaker alone says little of how others sound
 * @param speakerPrior utterances that a speaker's own mean must outweigh, not negative
 */
public record DiscriminantConfig(
    int groups, double shrinkage, double common, double commonPrior, double speakerPrior)
    implements NetworkConfig {
  private static final int MOST_GROUPS = 128;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public DiscriminantConfig {
    Ranges.requireIn("groups", groups, MOST_GROUPS);
    Ranges.requireShare("common", common);
    if (groups < 2) {
      throw new IllegalArgumentException("groups must be 2 or more, not " + groups);
    }
    if (!(shrinkage > 0 && shrinkage <= 1)) {
      throw new IllegalArgumentException("shrinkage must be in (0, 1], not " + shrinkage);
    }
    requireNotNegative("commonPrior", commonPrior);
    requireNotNegative("speakerPrior", speakerPrior);
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " must not be negative, it is " + value);
    }
  }

  /** How far a tone of a corpus of so many speakers is taken to be what it is in all corpora. */
  double common(int speakers) {
    return Math.max(common, commonPrior / (commonPrior + speakers));
  }

  @Override
  public int members() {
    return 1;
  }

  /** Directions in which the means of groups can differ. */
  @Override
  public int embeddingWidth() {
    return groups - 1;
  }
}
