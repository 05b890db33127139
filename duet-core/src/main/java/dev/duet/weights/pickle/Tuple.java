package dev.duet.weights.pickle;

import java.util.List;

/** A tuple of Python. Compared by identity: it may hold itself. */
final class Tuple {
  private final List<Object> items;

  Tuple(List<Object> items) {
    this.items = items;
  }

  /** What it holds; not copied. */
  List<Object> items() {
    return items;
  }

  /** All items as numbers that are not negative. */
  long[] sizes() throws Refusal {
    long[] sizes = new long[items.size()];
    for (int i = 0; i < sizes.length; i++) {
      if (!(items.get(i) instanceof Long size) || size < 0) {
        throw new Refusal("has a tensor whose shape or strides are no numbers");
      }
      sizes[i] = size;
    }
    return sizes;
  }
}
