package dev.duet.voice;

import dev.duet.voice.DiscriminantAnalysis.Origins;
import java.util.Arrays;

/**
 * What the groups' means have in common: a mean is that of a corpus and what a tone adds in every
 * corpus. Found by turns, each the mean of what the other leaves.
 */
final class TonesInCommon {
  private static final int TURNS = 10;

  private TonesInCommon() {}

  /**
   * Means moved towards what is common, as far as {@link DiscriminantConfig#common(int)} says.
   *
   * @param means {@code [groups][width]}
   */
  static double[][] shrunk(double[][] means, Origins origins, DiscriminantConfig config) {
    int[] corpora = origins.corpora();
    int[] tones = origins.tones();
    int width = means[0].length;
    double[][] ofTones = new double[1 + Arrays.stream(tones).max().orElseThrow()][width];
    double[][] ofCorpora = new double[0][];
    for (int turn = 0; turn < TURNS; turn++) {
      ofCorpora = left(means, tones, ofTones, corpora);
      ofTones = left(means, corpora, ofCorpora, tones);
    }
    double[][] shrunk = new double[means.length][width];
    for (int group = 0; group < means.length; group++) {
      double common = config.common(origins.speakers()[group]);
      for (int i = 0; i < width; i++) {
        double shared = ofCorpora[corpora[group]][i] + ofTones[tones[group]][i];
        shrunk[group][i] = (1 - common) * means[group][i] + common * shared;
      }
    }
    return shrunk;
  }

  /** The means, over the groups of each kind, of what another kind's values leave of them. */
  private static double[][] left(double[][] means, int[] others, double[][] taken, int[] kinds) {
    int width = means[0].length;
    double[][] left = new double[1 + Arrays.stream(kinds).max().orElseThrow()][width];
    for (int group = 0; group < means.length; group++) {
      int kind = kinds[group];
      long count = Arrays.stream(kinds).filter(k -> k == kind).count();
      for (int i = 0; i < width; i++) {
        left[kind][i] += (means[group][i] - taken[others[group]][i]) / count;
      }
    }
    return left;
  }
}
