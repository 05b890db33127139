package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;

/** What the networks of this package are built from, with masks where padding could matter. */
final class Layers {
  private static final float MASK_PENALTY = 1e9f;

  private Layers() {}

  /** A matrix and a bias over the last axis. */
  static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
    return x.getNDArrayInternal().linear(x, weight, bias).get(0);
  }

  /** Some values dropped and the others made larger, if this is training. */
  static NDArray dropout(NDArray x, double rate, boolean training) {
    return training && rate > 0 ? x.getNDArrayInternal().dropout(x, (float) rate, true).get(0) : x;
  }

  /** Zero for what is real and far below anything for what is padding, in the mask's shape. */
  static NDArray penalty(NDArray mask) {
    return mask.sub(1).mul(MASK_PENALTY);
  }

  /** The mean of the real frames: {@code [size, frames, width]} to {@code [size, width]}. */
  static NDArray mean(NDArray x, NDArray mask) {
    NDArray sum = x.mul(mask.expandDims(2)).sum(new int[] {1});
    return sum.div(mask.sum(new int[] {1}, true));
  }

  /**
   * Frames weighted by additive attention with one query: {@code [size, frames, width]} to {@code
   * [size, width]}.
   *
   * @param prefix of {@code attention.weight}, {@code .bias} and {@code .query}
   */
  static NDArray attention(NDArray x, NDArray mask, Parameters parameters, String prefix) {
    NDArray share = attentionShares(x, mask, parameters, prefix);
    return x.mul(share.expandDims(2)).sum(new int[] {1});
  }

  /** The weights that it gives frames, {@code [size, frames]}; padding has none. */
  static NDArray attentionShares(NDArray x, NDArray mask, Parameters parameters, String prefix) {
    NDArray weight = parameters.get(prefix + "attention.weight");
    NDArray energy = linear(x, weight, parameters.get(prefix + "attention.bias")).tanh();
    NDArray noBias = x.getManager().zeros(new Shape(1));
    NDArray score = linear(energy, parameters.get(prefix + "attention.query"), noBias).squeeze(2);
    return score.add(penalty(mask)).softmax(1);
  }
}
