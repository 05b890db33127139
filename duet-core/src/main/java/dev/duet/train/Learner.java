package dev.duet.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.duet.weights.ParameterSet;
import java.util.List;
import java.util.Random;

/**
 * What is trained: parameters, the batches of an epoch, and the loss of a batch.
 *
 * @param <B> a batch
 */
public interface Learner<B> {

  /** All parameters; the trainer changes the trainable ones. */
  ParameterSet parameters();

  /** Names of the parameters that training may change. */
  List<String> trainable();

  /**
   * Names of parameters that {@link #loss} changes by itself, such as running statistics; they are
   * kept and put back together with the trainable ones.
   */
  default List<String> running() {
    return List.of();
  }

  /** The share of the plan's learning rate at which a trainable parameter learns. */
  default double pace(String name) {
    return 1;
  }

  /**
   * The batches of one epoch, in order; as many in every epoch.
   *
   * @param random the only source of chance, so that a seed gives the same epoch again
   */
  List<B> batches(Random random);

  /**
   * The mean loss of a batch, a scalar.
   *
   * @param manager owner of the arrays made on the way
   */
  NDArray loss(B batch, NDManager manager);

  /** How good the parameters are on what was not trained on. */
  Validation validate();
}
