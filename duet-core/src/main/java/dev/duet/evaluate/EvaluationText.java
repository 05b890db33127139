package dev.duet.evaluate;

import dev.duet.emotion.Emotion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An evaluation as a person reads it in a terminal: figures, a table per class, the confusion. */
public final class EvaluationText {
  private EvaluationText() {}

  /** Everything, in plain ASCII, lines ended by {@code \n}. */
  public static String of(Evaluation evaluation) {
    return figures(evaluation) + "\n" + perClass(evaluation) + "\n" + confusion(evaluation);
  }

  /** The single figures on one line. */
  public static String figures(Evaluation e) {
    return line(
        "accuracy %.4f  macro-F1 %.4f  UAR %.4f  ECE %.4f  NLL %.4f  Brier %.4f  (n = %d)",
        e.accuracy(), e.macroF1(), e.uar(), e.ece(), e.nll(), e.brier(), e.n());
  }

  /** Precision, recall, F1 and support, a label a line. */
  public static String perClass(Evaluation evaluation) {
    int width = widest(evaluation.confusion().labels().stream().map(Emotion::label));
    StringBuilder text = new StringBuilder();
    String heads = "%-" + width + "s  %9s  %9s  %9s  %9s";
    text.append(line(heads, "", "precision", "recall", "F1", "support"));
    String row = "%-" + width + "s  %9.4f  %9.4f  %9.4f  %9d";
    evaluation
        .perClass()
        .forEach(
            (label, m) ->
                text.append(
                    line(row, label.label(), m.precision(), m.recall(), m.f1(), m.support())));
    return text.toString();
  }

  /** The confusion matrix, a truth a line, aligned in columns. */
  public static String confusion(Evaluation evaluation) {
    Confusion confusion = evaluation.confusion();
    List<String> labels = confusion.labels().stream().map(Emotion::label).toList();
    String corner = "truth \\ predicted";
    int first = widest(Stream.concat(labels.stream(), Stream.of(corner)));
    int column = widest(Stream.concat(labels.stream(), Stream.of("" + evaluation.n())));
    StringBuilder text = new StringBuilder(String.format("%-" + first + "s", corner));
    labels.forEach(label -> text.append(String.format("  %" + column + "s", label)));
    text.append('\n');
    for (int i = 0; i < labels.size(); i++) {
      text.append(String.format("%-" + first + "s", labels.get(i)));
      for (int count : confusion.counts()[i]) {
        text.append(String.format(Locale.ROOT, "  %" + column + "d", count));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static int widest(Stream<String> words) {
    return words.mapToInt(String::length).max().orElse(1);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).stripTrailing() + "\n";
  }
}
