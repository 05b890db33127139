package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import java.util.function.Supplier;

/**
 * What is attended to.
 *
 * @param keys [..., positions, size]
 * @param values [..., positions, size]
 */
record KeysValues(NDArray keys, NDArray values) implements AutoCloseable {

  /** Computes and frees every array that is made on the way, all but the result. */
  static KeysValues keepingResult(Supplier<KeysValues> work) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      KeysValues result = work.get();
      NDScope.unregister(result.keys, result.values);
      return result;
    }
  }

  /** These, then others, along the positions; owned by the manager of these. */
  KeysValues append(NDArray moreKeys, NDArray moreValues) {
    int axis = keys.getShape().dimension() - 2;
    return new KeysValues(keys.concat(moreKeys, axis), values.concat(moreValues, axis));
  }

  /** Those of the first positions, a view. */
  KeysValues first(int positions) {
    NDIndex index = new NDIndex("..., :{}, :", positions);
    return new KeysValues(keys.get(index), values.get(index));
  }

  /** Some rows of the first axis, in an order, perhaps repeated. */
  KeysValues rows(NDArray indices) {
    return new KeysValues(keys.get(indices), values.get(indices));
  }

  KeysValues attach(NDManager manager) {
    keys.attach(manager);
    values.attach(manager);
    return this;
  }

  @Override
  public void close() {
    keys.close();
    values.close();
  }
}
