package dev.duet.text;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.duet.text.encoder.Classifier;
import dev.duet.train.Validation;
import dev.duet.weights.Torch;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Class probabilities of many token sequences, in batches of like length. */
public final class Probabilities {
  private static final int BATCH = 32;

  private Probabilities() {}

  /** A row of probabilities a sequence, in the order of the sequences. */
  public static double[][] of(Classifier classifier, List<int[]> sequences) {
    List<Integer> byLength =
        IntStream.range(0, sequences.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> sequences.get(i).length))
            .toList();
    double[][] rows = new double[sequences.size()][];
    for (int from = 0; from < rows.length; from += BATCH) {
      List<Integer> batch = byLength.subList(from, Math.min(from + BATCH, rows.length));
      float[] flat = batch(classifier, batch.stream().map(sequences::get).toList());
      int labels = flat.length / batch.size();
      for (int i = 0; i < batch.size(); i++) {
        double[] row = new double[labels];
        for (int c = 0; c < labels; c++) {
          row[c] = flat[i * labels + c];
        }
        rows[batch.get(i)] = row;
      }
    }
    return rows;
  }

  /** How good a classifier is on labelled texts. */
  public static Validation validation(Classifier classifier, List<LabelledTokens> texts) {
    return Validation.of(
        texts.stream().mapToInt(LabelledTokens::label).toArray(),
        of(classifier, texts.stream().map(LabelledTokens::ids).toList()));
  }

  private static float[] batch(Classifier classifier, List<int[]> sequences) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            return classifier.logits(sequences, manager, false).softmax(-1).toFloatArray();
          }
        });
  }
}
