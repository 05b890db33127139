package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;

/** Scaled dot-product attention. */
final class Attention {
  private Attention() {}

  /**
   * The weights of keys for queries.
   *
   * @param queries [..., queries, size]
   * @param keys [..., keys, size]
   * @return [..., queries, keys], each row's sum 1
   */
  static NDArray weights(NDArray queries, NDArray keys) {
    return scores(queries, keys).softmax(-1);
  }

  /** The scores that are turned into weights, [..., queries, keys]. */
  static NDArray scores(NDArray queries, NDArray keys) {
    int axes = queries.getShape().dimension();
    double scale = 1 / Math.sqrt((double) queries.getShape().get(axes - 1));
    return dev.duet.weights.Torch.times(queries, scale).matMul(keys.swapAxes(axes - 2, axes - 1));
  }

  /**
   * What the queries get of the values.
   *
   * @return [..., queries, size]
   */
  static NDArray of(NDArray queries, NDArray keys, NDArray values) {
    return weights(queries, keys).matMul(values);
  }
}
