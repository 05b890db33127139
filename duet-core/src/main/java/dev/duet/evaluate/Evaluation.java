package dev.duet.evaluate;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.duet.emotion.Emotion;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one system on one set of items. With Jackson it reads and writes as an object with
 * the keys {@code n, accuracy, macro_f1, uar, ece, nll, brier, per_class, confusion, reliability}.
 *
 * <p>Macro-F1 and UAR are means over the labels that occur as a truth, so a label that the data
 * lack costs nothing by itself (but a wrong prediction of it costs the truth's recall): {@code
 * f1_score(..., average="macro", labels=unique(truth))} and {@code balanced_accuracy_score} of
 * scikit-learn.
 *
 * @param n the number of items
 * @param accuracy the share predicted right
 * @param macroF1 the mean F1 over the labels that occur as a truth
 * @param uar unweighted average recall over the labels that occur as a truth
 * @param ece expected calibration error over {@value ReliabilityBin#BINS} equal-width bins of the
 *     top probability
 * @param nll mean negative log-likelihood of the truth in nats, probabilities clipped at 2.2e-16
 * @param brier mean squared distance from the one-hot truth, summed over labels, in [0, 2]
 * @param perClass for every label that is a truth or is known to the system
 * @param confusion over the same labels
 * @param reliability the bins of the ECE that hold an item
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Evaluation(
    int n,
    double accuracy,
    double macroF1,
    double uar,
    double ece,
    double nll,
    double brier,
    Map<Emotion, ClassMetrics> perClass,
    Confusion confusion,
    List<ReliabilityBin> reliability) {

  /**
   * The figures of these outcomes.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Evaluation of(List<Outcome> outcomes) {
    Items items = Items.of(outcomes);
    int[] all = items.all();
    Confusion confusion = items.confusion(all);
    Map<Emotion, ClassMetrics> perClass = new EnumMap<>(Emotion.class);
    for (int i = 0; i < items.labels().size(); i++) {
      perClass.put(items.labels().get(i), ClassMetrics.of(confusion, i));
    }
    List<ReliabilityBin> reliability = items.reliability(all);
    return new Evaluation(
        items.size(),
        confusion.accuracy(),
        confusion.macroF1(),
        confusion.uar(),
        ReliabilityBin.expectedCalibrationError(reliability),
        items.value(Metric.NLL, all),
        items.value(Metric.BRIER, all),
        perClass,
        confusion,
        reliability);
  }
}
