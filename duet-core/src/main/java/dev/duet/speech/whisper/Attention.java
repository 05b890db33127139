package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Torch;

/** Scaled dot-product attention. */
final class Attention {
  /** The most weights made at a time: a processor's cache holds them until they are used. */
  private static final long BLOCK = 600_000;

  /** Fewer queries than this are not divided: a product of few rows is slow. */
  private static final int FEW_QUERIES = 256;

  private Attention() {}

  /** Queries or keys [..., size], divided by the square root of their size. */
  static NDArray scaled(NDArray either) {
    Shape shape = either.getShape();
    return Torch.times(either, 1 / Math.sqrt((double) shape.get(shape.dimension() - 1)));
  }

  /**
   * The scores that a softmax turns into weights, of queries or keys that are scaled already.
   *
   * @param queries [..., queries, size]
   * @param keys [..., keys, size]
   * @return [..., queries, keys]
   */
  static NDArray products(NDArray queries, NDArray keys) {
    int last = keys.getShape().dimension() - 1;
    return queries.matMul(keys.swapAxes(last - 1, last));
  }

  /**
   * The weights of keys for queries.
   *
   * @return [..., queries, keys], each row's sum 1
   */
  static NDArray weights(NDArray queries, NDArray keys) {
    return products(scaled(queries), keys).softmax(-1);
  }

  /**
   * What queries get of the values; the weights in between are made block by block.
   *
   * @param queries [rows, heads, queries, size]
   * @param keys [rows, heads, keys, size]
   * @param values [rows, heads, keys, size]
   * @return [rows, heads, queries, size]
   */
  static NDArray mixed(NDArray queries, NDArray keys, NDArray values) {
    return Torch.keepingResult(
        () -> {
          Shape shape = queries.getShape();
          long heads = shape.get(1);
          long count = shape.get(2);
          if (shape.get(0) * heads * count * keys.getShape().get(2) <= BLOCK
              || (heads == 1 && count < FEW_QUERIES)) {
            return weights(queries, keys).matMul(values);
          }
          if (count >= FEW_QUERIES) {
            return mixed(part(queries, 2, 0, count / 2), keys, values)
                .concat(mixed(part(queries, 2, count / 2, count), keys, values), 2);
          }
          return mixed(
                  part(queries, 1, 0, heads / 2),
                  part(keys, 1, 0, heads / 2),
                  part(values, 1, 0, heads / 2))
              .concat(
                  mixed(
                      part(queries, 1, heads / 2, heads),
                      part(keys, 1, heads / 2, heads),
                      part(values, 1, heads / 2, heads)),
                  1);
        });
  }

  private static NDArray part(NDArray array, int axis, long from, long to) {
    NDIndex index = new NDIndex();
    for (int i = 0; i < axis; i++) {
      index.addAllDim();
    }
    return array.get(index.addSliceDim(from, to));
  }
}
