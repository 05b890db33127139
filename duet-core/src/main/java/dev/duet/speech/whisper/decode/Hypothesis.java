package dev.duet.speech.whisper.decode;

import java.util.Arrays;
import java.util.List;

/**
 * What may have been said.
 *
 * @param tokens since the prompt, without the end of text
 * @param logProbability natural logarithm of the probability of the tokens, the end included where
 *     the model said it
 */
record Hypothesis(int[] tokens, double logProbability) {
  /** Nothing said yet. */
  static final Hypothesis EMPTY = new Hypothesis(new int[0], 0);

  /** The last token of each, a row each. */
  static int[][] lastTokens(List<Hypothesis> hypotheses) {
    return hypotheses.stream()
        .map(each -> new int[] {each.tokens[each.tokens.length - 1]})
        .toArray(int[][]::new);
  }

  Hypothesis append(int token, double addedLogProbability) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new Hypothesis(longer, logProbability + addedLogProbability);
  }

  /** The same with the end of text behind it. */
  Hypothesis end(double addedLogProbability) {
    return new Hypothesis(tokens, logProbability + addedLogProbability);
  }

  /** By which hypotheses of different length are compared: a length penalty of 1. */
  double score() {
    return logProbability / Math.max(1, tokens.length);
  }

  /** Mean over the tokens and the end. */
  double averageLogProbability() {
    return logProbability / (tokens.length + 1);
  }
}
