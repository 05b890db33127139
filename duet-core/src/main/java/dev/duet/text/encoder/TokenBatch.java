package dev.duet.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Token sequences side by side, padded to the longest.
 *
 * @param ids token ids, int64 [batch, tokens]; zero for padding
 * @param mask float32 [batch, tokens], 1 for a token and 0 for padding
 */
public record TokenBatch(NDArray ids, NDArray mask) {

  /**
   * A batch of sequences.
   *
   * @param sequences token ids, at least one sequence
   * @param manager owner of the arrays
   */
  public static TokenBatch of(List<int[]> sequences, NDManager manager) {
    int longest = sequences.stream().mapToInt(s -> s.length).max().orElseThrow();
    long[] ids = new long[sequences.size() * longest];
    float[] mask = new float[ids.length];
    for (int row = 0; row < sequences.size(); row++) {
      int[] sequence = sequences.get(row);
      for (int i = 0; i < sequence.length; i++) {
        ids[row * longest + i] = sequence[i];
        mask[row * longest + i] = 1;
      }
    }
    Shape shape = new Shape(sequences.size(), longest);
    return new TokenBatch(manager.create(ids, shape), manager.create(mask, shape));
  }
}
