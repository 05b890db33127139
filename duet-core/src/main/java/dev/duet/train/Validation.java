package dev.duet.train;

/**
 * Quality on validation examples.
 *
 * @param loss mean cross-entropy, in nats
 * @param accuracy in [0, 1]
 * @param macroF1 mean over the classes that occur of their F1, in [0, 1]
 */
public record Validation(double loss, double accuracy, double macroF1) {
  private static final double SMALLEST = 1e-12;

  /**
   * The quality of predictions.
   *
   * @param truth the class of each example
   * @param probabilities of each example over the classes
   */
  public static Validation of(int[] truth, double[][] probabilities) {
    int classes = probabilities[0].length;
    int[] hits = new int[classes];
    int[] occurring = new int[classes];
    int[] predicted = new int[classes];
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < truth.length; i++) {
      int top = top(probabilities[i]);
      loss -= Math.log(Math.max(SMALLEST, probabilities[i][truth[i]]));
      occurring[truth[i]]++;
      predicted[top]++;
      if (top == truth[i]) {
        hits[top]++;
        correct++;
      }
    }
    double sum = 0;
    int seen = 0;
    for (int c = 0; c < classes; c++) {
      if (occurring[c] > 0) {
        sum += 2.0 * hits[c] / (occurring[c] + predicted[c]);
        seen++;
      }
    }
    return new Validation(loss / truth.length, (double) correct / truth.length, sum / seen);
  }

  private static int top(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
