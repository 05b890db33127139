package dev.duet.speech.whisper;

import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Tensor;

/**
 * The weights in a folder under the names that CTranslate2's {@code WhisperSpec} gives them,
 * whatever form they are published in. One is read when it is asked for, so that no second copy of
 * the model is ever in memory.
 */
interface WhisperWeights {

  /** Whether there is a weight of this name. */
  boolean has(String name);

  /**
   * The shape of a weight that both forms store alike: a convolution's, an embedding's, the first
   * one of a feed-forward layer.
   *
   * @throws dev.duet.weights.WeightsException if there is no such weight
   */
  Shape shape(String name);

  /**
   * A weight of floating numbers.
   *
   * @throws dev.duet.weights.WeightsException if there is no such weight, or it holds other numbers
   */
  Tensor tensor(String name);
}
