package dev.duet.explain;

/**
 * What each part of a sequence contributes, found by leaving parts out.
 *
 * <p>Of two words that say the same either may go without a loss, and half a cry is still one. So a
 * part is also judged where neighbours are gone already: its contribution is the mean loss by its
 * absence, with everything else there and with one neighbour and more missing on either side. For
 * two parts that is Shapley's value.
 */
final class Occlusion {
  private Occlusion() {}

  /** What is lost without some parts in a row. */
  @FunctionalInterface
  interface Loss {
    /**
     * The loss.
     *
     * @param from first part left out
     * @param to first part after it that is there again
     */
    double without(int from, int to);
  }

  /**
   * How often {@link #contributions} asks for a loss.
   *
   * @param reach most parts left out together
   */
  static int questions(int parts, int reach) {
    int questions = 0;
    for (int length = 1; length <= Math.min(reach, parts); length++) {
      questions += parts - length + 1;
    }
    return questions;
  }

  /**
   * The contribution of each of so many parts.
   *
   * @param reach most parts left out together
   */
  static double[] contributions(int parts, int reach, Loss loss) {
    double[] sum = new double[parts];
    int[] terms = new int[parts];
    // Losses by the first part left out, where so many are; none where none is.
    double[] shorter = new double[parts + 1];
    for (int length = 1; length <= Math.min(reach, parts); length++) {
      double[] losses = new double[parts - length + 1];
      for (int from = 0; from < losses.length; from++) {
        int last = from + length - 1;
        losses[from] = loss.without(from, last + 1);
        sum[from] += losses[from] - shorter[from + 1];
        terms[from]++;
        if (last > from) {
          sum[last] += losses[from] - shorter[from];
          terms[last]++;
        }
      }
      shorter = losses;
    }
    for (int i = 0; i < parts; i++) {
      sum[i] /= terms[i];
    }
    return sum;
  }
}
