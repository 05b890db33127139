package dev.duet.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

/** Batches of examples of like length, so that little is padding. */
public final class LengthBatches {
  /** Batches are cut from chunks this many batches long, each sorted by length. */
  private static final int BATCHES_A_CHUNK = 50;

  private LengthBatches() {}

  /**
   * All examples once, in random order; so is the order of the batches.
   *
   * @param length of an example, in tokens
   * @param size examples a batch, the last may have fewer
   */
  public static <T> List<List<T>> of(
      List<T> examples, ToIntFunction<T> length, int size, Random random) {
    List<T> shuffled = new ArrayList<>(examples);
    Collections.shuffle(shuffled, random);
    List<List<T>> batches = new ArrayList<>();
    for (List<T> chunk : cut(shuffled, size * BATCHES_A_CHUNK)) {
      chunk.sort(Comparator.comparingInt(length));
      batches.addAll(cut(chunk, size));
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static <T> List<List<T>> cut(List<T> examples, int size) {
    List<List<T>> pieces = new ArrayList<>();
    for (int i = 0; i < examples.size(); i += size) {
      pieces.add(examples.subList(i, Math.min(i + size, examples.size())));
    }
    return pieces;
  }
}
