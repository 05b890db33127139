package dev.duet.speech;

import java.util.List;

/**
 * How far recognised words are from those that were said: the least number of words to substitute,
 * delete and insert (Levenshtein's distance over words), and among the ways to do it with that many
 * the one that leaves most words alone.
 *
 * @param hits words that were recognised
 * @param substitutions words that became others
 * @param deletions words that were said and not recognised
 * @param insertions words that were recognised and not said
 */
public record WordErrorRate(long hits, long substitutions, long deletions, long insertions) {
  /** Nothing compared yet. */
  public static final WordErrorRate NONE = new WordErrorRate(0, 0, 0, 0);

  /** An error outweighs all hits that could be won by it. */
  private static final long ERROR = 1L << 32;

  /**
   * Compares two texts in the form {@link EnglishNormaliser} gives them.
   *
   * @param reference what was said, in English
   * @param hypothesis what was recognised
   */
  public static WordErrorRate ofEnglish(String reference, String hypothesis) {
    return of(EnglishNormaliser.words(reference), EnglishNormaliser.words(hypothesis));
  }

  /**
   * Compares words as they are.
   *
   * @param reference what was said
   * @param hypothesis what was recognised
   */
  public static WordErrorRate of(List<String> reference, List<String> hypothesis) {
    int said = reference.size();
    int heard = hypothesis.size();
    // cost[j]: errors * ERROR - hits of the best way from the words so far to the first j heard.
    long[] cost = new long[heard + 1];
    for (int j = 1; j <= heard; j++) {
      cost[j] = cost[j - 1] + ERROR;
    }
    for (int i = 0; i < said; i++) {
      long diagonal = cost[0];
      cost[0] += ERROR;
      for (int j = 1; j <= heard; j++) {
        long match = reference.get(i).equals(hypothesis.get(j - 1)) ? -1 : ERROR;
        long best = Math.min(diagonal + match, Math.min(cost[j], cost[j - 1]) + ERROR);
        diagonal = cost[j];
        cost[j] = best;
      }
    }
    long errors = Math.floorDiv(cost[heard] + ERROR - 1, ERROR);
    long hits = errors * ERROR - cost[heard];
    // A hit and a substitution take a word of either side, a deletion or an insertion of one.
    long substitutions = said + heard - 2 * hits - errors;
    return new WordErrorRate(
        hits, substitutions, said - hits - substitutions, heard - hits - substitutions);
  }

  /** This and another comparison together. */
  public WordErrorRate plus(WordErrorRate other) {
    return new WordErrorRate(
        hits + other.hits,
        substitutions + other.substitutions,
        deletions + other.deletions,
        insertions + other.insertions);
  }

  /** Words to change. */
  public long errors() {
    return substitutions + deletions + insertions;
  }

  /** Words that were said. */
  public long referenceWords() {
    return hits + substitutions + deletions;
  }

  /**
   * Errors a word that was said; above 1 if much was invented. Where nothing was said: 0 if nothing
   * was recognised either, else infinite.
   */
  public double rate() {
    return errors() == 0 ? 0 : (double) errors() / referenceWords();
  }
}
