package dev.duet.text.encoder;

import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A trained encoder outside the engine, with its classification head if it has one.
 *
 * @param config the encoder's shape
 * @param head the head's shape, if there is one
 * @param labels names of the head's outputs, in their order; empty without a head
 * @param weights the encoder's under BERT's names without a prefix, the head's below {@code head.}
 */
public record Checkpoint(
    EncoderConfig config, Optional<Head> head, List<String> labels, Map<String, Tensor> weights) {

  /**
   * Checks that every weight of such a shape is there.
   *
   * @param source of the weights, for the message
   * @throws WeightsException if one is missing, or has another shape
   */
  public void verify(String source) {
    int width = config.width();
    config.forEachWeight((name, shape) -> require(source, name, shape));
    if (head.isPresent()) {
      if (head.get().dense() != Head.Dense.NONE) {
        requireLinear(source, Head.DENSE, width, width);
      }
      requireLinear(source, Head.OUTPUT, head.get().labels(), width);
    }
  }

  private void requireLinear(String source, String name, int outputs, int inputs) {
    require(source, name + ".weight", new Shape(outputs, inputs));
    require(source, name + ".bias", new Shape(outputs));
  }

  private void require(String source, String name, Shape wanted) {
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new WeightsException(source + " lacks the weight " + name + "; fetch it again");
    }
    if (!tensor.shape().equals(wanted) || !tensor.isFloating()) {
      throw new WeightsException(
          source
              + " has "
              + tensor.shape()
              + " for "
              + name
              + " where its configuration promises "
              + wanted);
    }
  }
}
