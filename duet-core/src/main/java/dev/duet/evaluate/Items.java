package dev.duet.evaluate;

import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Outcomes as parallel arrays, so that a resample is an array of indices and costs no objects.
 *
 * @param labels every emotion that is a truth or is known to some scores
 * @param truth {@code [n]}, index into the labels
 * @param predicted {@code [n]}, index into the labels
 * @param confidence {@code [n]}, probability of the predicted label
 * @param nll {@code [n]}, {@code -ln} of the truth's probability
 * @param brier {@code [n]}, squared distance from the one-hot truth
 */
record Items(
    List<Emotion> labels,
    int[] truth,
    int[] predicted,
    double[] confidence,
    double[] nll,
    double[] brier) {

  /** The least probability whose logarithm is taken, as scikit-learn's {@code log_loss} clips. */
  private static final double LEAST = Math.ulp(1.0);

  static Items of(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to evaluate: no outcomes were given");
    }
    Set<Emotion> union = EnumSet.noneOf(Emotion.class);
    for (Outcome outcome : outcomes) {
      union.add(outcome.truth());
      union.addAll(outcome.scores().labels());
    }
    List<Emotion> labels = List.copyOf(union);
    return new Items(
        labels,
        outcomes.stream().mapToInt(o -> labels.indexOf(o.truth())).toArray(),
        outcomes.stream().mapToInt(o -> labels.indexOf(o.predicted())).toArray(),
        outcomes.stream().mapToDouble(Outcome::confidence).toArray(),
        outcomes.stream()
            .mapToDouble(o -> -Math.log(Math.max(LEAST, o.probabilityOfTruth())))
            .toArray(),
        outcomes.stream().mapToDouble(Items::brier).toArray());
  }

  private static double brier(Outcome outcome) {
    double sum = outcome.scores().knows(outcome.truth()) ? 0 : 1;
    for (Map.Entry<Emotion, Double> e : outcome.scores().asMap().entrySet()) {
      double gap = e.getValue() - (e.getKey() == outcome.truth() ? 1 : 0);
      sum += gap * gap;
    }
    return sum;
  }

  int size() {
    return truth.length;
  }

  int[] all() {
    return IntStream.range(0, size()).toArray();
  }

  double value(Metric metric, int[] picks) {
    return switch (metric) {
      case ACCURACY -> confusion(picks).accuracy();
      case MACRO_F1 -> confusion(picks).macroF1();
      case UAR -> confusion(picks).uar();
      case ECE -> ReliabilityBin.expectedCalibrationError(reliability(picks));
      case NLL -> mean(nll, picks);
      case BRIER -> mean(brier, picks);
    };
  }

  Confusion confusion(int[] picks) {
    int[][] counts = new int[labels.size()][labels.size()];
    for (int i : picks) {
      counts[truth[i]][predicted[i]]++;
    }
    return new Confusion(labels, counts);
  }

  List<ReliabilityBin> reliability(int[] picks) {
    int[] count = new int[ReliabilityBin.BINS];
    int[] right = new int[ReliabilityBin.BINS];
    double[] sum = new double[ReliabilityBin.BINS];
    for (int i : picks) {
      int bin = ReliabilityBin.indexOf(confidence[i]);
      count[bin]++;
      right[bin] += truth[i] == predicted[i] ? 1 : 0;
      sum[bin] += confidence[i];
    }
    List<ReliabilityBin> bins = new ArrayList<>();
    for (int b = 0; b < count.length; b++) {
      if (count[b] > 0) {
        double width = ReliabilityBin.BINS;
        bins.add(
            new ReliabilityBin(
                b / width,
                (b + 1) / width,
                count[b],
                sum[b] / count[b],
                (double) right[b] / count[b]));
      }
    }
    return bins;
  }

  private static double mean(double[] values, int[] picks) {
    double sum = 0;
    for (int i : picks) {
      sum += values[i];
    }
    return sum / picks.length;
  }
}
