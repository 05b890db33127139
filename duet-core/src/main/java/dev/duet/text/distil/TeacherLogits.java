package dev.duet.text.distil;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import dev.duet.text.encoder.Classifier;
import dev.duet.weights.Torch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a teacher says of each training text, computed once and remembered. Texts are asked for in
 * groups of like length that are always the same, so that a training which is resumed hears to the
 * last bit what it would have heard.
 */
final class TeacherLogits {
  private static final int GROUP = 32;

  private final Classifier teacher;
  private final List<int[]> texts;
  private final List<Integer> byLength;
  private final int[] places;
  private final float[][] logits;

  TeacherLogits(Classifier teacher, List<int[]> texts) {
    this.teacher = teacher;
    this.texts = texts;
    byLength =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> texts.get(i).length))
            .toList();
    places = new int[texts.size()];
    for (int place = 0; place < places.length; place++) {
      places[byLength.get(place)] = place;
    }
    logits = new float[texts.size()][];
  }

  /** One value a label; not copied. */
  float[] of(int text) {
    if (logits[text] == null) {
      int from = places[text] / GROUP * GROUP;
      ask(byLength.subList(from, Math.min(from + GROUP, places.length)));
    }
    return logits[text];
  }

  private void ask(List<Integer> group) {
    List<int[]> sequences = group.stream().map(texts::get).toList();
    float[] flat =
        Torch.withoutGradients(
            () -> {
              try (NDScope scope = new NDScope();
                  NDManager manager = Torch.newManager()) {
                scope.suppressNotUsedWarning();
                return teacher.logits(sequences, manager, false).toFloatArray();
              }
            });
    int labels = flat.length / group.size();
    for (int i = 0; i < group.size(); i++) {
      logits[group.get(i)] = Arrays.copyOfRange(flat, i * labels, (i + 1) * labels);
    }
  }
}
