package dev.duet.weights.pickle;

import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor as the file describes it: which elements of a storage it looks at.
 *
 * @param storage whose elements
 * @param offset of its first element
 * @param size of each axis
 * @param stride of each axis, in elements
 */
record StridedView(Storage storage, long offset, long[] size, long[] stride) {
  private static final int MOST_AXES = 16;

  /** A view by the arguments of {@code _rebuild_tensor_v2}. */
  static StridedView of(List<?> arguments) throws Refusal {
    if (arguments.size() >= 4
        && arguments.get(0) instanceof Storage storage
        && arguments.get(1) instanceof Long offset
        && arguments.get(2) instanceof Tuple size
        && arguments.get(3) instanceof Tuple stride) {
      StridedView view = new StridedView(storage, offset, size.sizes(), stride.sizes());
      view.verify();
      return view;
    }
    throw new Refusal("describes a tensor in a way that PyTorch does not");
  }

  /** No element lies outside the storage, and there are no more of them than it has. */
  private void verify() throws Refusal {
    if (size.length != stride.length || size.length > MOST_AXES || offset < 0) {
      throw new Refusal("has a tensor whose shape and strides do not fit");
    }
    try {
      if (elements() > storage.count()) {
        throw new Refusal("has a tensor that is larger than its storage");
      }
      long last = offset;
      for (int axis = 0; axis < size.length; axis++) {
        long steps = Math.max(0, size[axis] - 1);
        last = Math.addExact(last, Math.multiplyExact(steps, stride[axis]));
      }
      if (elements() > 0 && last >= storage.count()) {
        throw new Refusal("has a tensor that reaches beyond its storage");
      }
    } catch (ArithmeticException e) {
      throw new Refusal("has a tensor of impossible size");
    }
  }

  private long elements() {
    long product = 1;
    for (long each : size) {
      product = Math.multiplyExact(product, each);
    }
    return product;
  }

  /** Whether its elements lie one after another as it counts them. */
  boolean isContiguous() {
    long expected = 1;
    for (int axis = size.length - 1; axis >= 0; axis--) {
      if (size[axis] != 1 && stride[axis] != expected) {
        return false;
      }
      expected *= size[axis];
    }
    return true;
  }

  /** Bytes of its elements. */
  long bytes() {
    return elements() * storage.type().getNumOfBytes();
  }

  /**
   * The tensor.
   *
   * @param data bytes of the storage, all that it claims; a contiguous tensor is a window into them
   */
  Tensor in(ByteBuffer data) {
    int width = storage.type().getNumOfBytes();
    Shape shape = new Shape(size);
    if (isContiguous() || bytes() == 0) {
      int from = bytes() == 0 ? 0 : Math.toIntExact(offset * width);
      ByteBuffer window = data.slice(from, Math.toIntExact(bytes()));
      return new Tensor(storage.type(), shape, window.order(ByteOrder.LITTLE_ENDIAN));
    }
    ByteBuffer copy = ByteBuffer.allocate(Math.toIntExact(bytes()));
    long[] place = new long[size.length];
    long element = offset;
    while (copy.hasRemaining()) {
      copy.put(copy.position(), data, Math.toIntExact(element * width), width);
      copy.position(copy.position() + width);
      for (int axis = size.length - 1; axis >= 0; axis--) {
        element += stride[axis];
        if (++place[axis] < size[axis]) {
          break;
        }
        element -= size[axis] * stride[axis];
        place[axis] = 0;
      }
    }
    return new Tensor(storage.type(), shape, copy.flip().order(ByteOrder.LITTLE_ENDIAN));
  }
}
