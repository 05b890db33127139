package dev.duet.speech.whisper.decode;

/** Logarithms of sums of exponentials: what turns logits into logarithms of probabilities. */
final class LogSum {
  /** e to the -30 is nothing beside 1 in single precision, fifty thousand times over. */
  private static final float NEGLIGIBLE = 30;

  private LogSum() {}

  /** Of all logits. */
  static double of(float[] logits) {
    return of(logits, 0, logits.length);
  }

  /** Of the logits from an index up to another; negative infinity where none is allowed. */
  static double of(float[] logits, int from, int to) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < to; i++) {
      max = Math.max(max, logits[i]);
    }
    if (max == Float.NEGATIVE_INFINITY) {
      return max;
    }
    float least = max - NEGLIGIBLE;
    double sum = 0;
    for (int i = from; i < to; i++) {
      if (logits[i] > least) {
        sum += Math.exp(logits[i] - max);
      }
    }
    return max + Math.log(sum);
  }

  /** The probability of one token. */
  static double probability(float[] logits, int token) {
    return Math.exp(logits[token] - of(logits));
  }
}
