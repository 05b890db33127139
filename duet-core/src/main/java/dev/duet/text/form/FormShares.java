package dev.duet.text.form;

import java.util.random.RandomGenerator;

/**
 * How often each form is drawn; the {@code forms:} section of a recipe's text model.
 *
 * @param asWritten weight of {@link TextForm#AS_WRITTEN}, not negative
 * @param tweet of {@link TextForm#TWEET}
 * @param punctuated of {@link TextForm#PUNCTUATED}
 * @param emoji of {@link TextForm#EMOJI}
 * @param misspelt of {@link TextForm#MISSPELT}
 * @param transcript of {@link TextForm#TRANSCRIPT}
 */
public record FormShares(
    double asWritten,
    double tweet,
    double punctuated,
    double emoji,
    double misspelt,
    double transcript) {

  /**
   * Checks the weights.
   *
   * @throws IllegalArgumentException if one is negative or no number, or all are zero
   */
  public FormShares {
    double sum = 0;
    for (double weight : new double[] {asWritten, tweet, punctuated, emoji, misspelt, transcript}) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("the share of a form is not negative, not " + weight);
      }
      sum += weight;
    }
    if (sum == 0) {
      throw new IllegalArgumentException("some form must have a share");
    }
  }

  /** The weight of a form. */
  public double of(TextForm form) {
    return switch (form) {
      case AS_WRITTEN -> asWritten;
      case TWEET -> tweet;
      case PUNCTUATED -> punctuated;
      case EMOJI -> emoji;
      case MISSPELT -> misspelt;
      case TRANSCRIPT -> transcript;
    };
  }

  /** A form, each as probable as its share of all weights. */
  public TextForm draw(RandomGenerator random) {
    double left = random.nextDouble() * sum();
    TextForm last = TextForm.AS_WRITTEN;
    for (TextForm form : TextForm.values()) {
      if (of(form) > 0) {
        last = form;
        left -= of(form);
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  private double sum() {
    double sum = 0;
    for (TextForm form : TextForm.values()) {
      sum += of(form);
    }
    return sum;
  }
}
