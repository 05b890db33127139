package dev.duet.weights.pickle;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Python's pickle machine, as far as a checkpoint needs it: the operations that PyTorch's own
 * restricted reader knows ({@code torch/_weights_only_unpickler.py}), over dictionaries, lists,
 * tuples, numbers, strings, storages and tensors. What the numbers of operations mean says {@code
 * pickletools.py} of Python.
 *
 * <p>An operation makes one object at most and never reads past its bytes, so both limits below
 * bound the memory, whatever the file says. There is no recursion.
 */
final class Unpickler {
  /** Python's {@code None}. */
  static final Object NONE = new Object();

  /** A large model has some ten thousand operations. */
  private static final int MOST_OPERATIONS = 1_000_000;

  /** Bytes of a pickle; a large model has some hundred thousand. */
  private static final int LONGEST = 16_000_000;

  private static final Object MARK = new Object();
  private static final int NEWEST_PROTOCOL = 5;

  private final ByteBuffer bytes;
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> memo = new HashMap<>();

  private final Consumer<Storage> storages;

  private Unpickler(ByteBuffer bytes, Consumer<Storage> storages) {
    this.bytes = bytes;
    this.storages = storages;
  }

  /**
   * Runs one pickle and moves the buffer behind it.
   *
   * @param storages told of every storage that is named
   * @return a {@link Map}, {@link List}, {@link Tuple}, {@link String}, {@link Long}, {@link
   *     BigInteger}, {@link Double}, {@link Boolean}, {@link Storage}, {@link StridedView} or
   *     {@link #NONE}; any of them may hold itself
   * @throws Refusal if it does what no checkpoint needs to do, or is damaged
   */
  static Object next(ByteBuffer file, Consumer<Storage> storages) throws Refusal {
    int length = Math.min(LONGEST, file.remaining());
    ByteBuffer bytes = file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN);
    try {
      Object result = new Unpickler(bytes, storages).run();
      file.position(file.position() + bytes.position());
      return result;
    } catch (BufferUnderflowException e) {
      throw new Refusal("ends in the middle of what it describes");
    }
  }

  /** The same without an ear for storages. */
  static Object next(ByteBuffer file) throws Refusal {
    return next(file, storage -> {});
  }

  private Object run() throws Refusal {
    for (int i = 0; i < MOST_OPERATIONS; i++) {
      char operation = (char) (bytes.get() & 0xFF);
      if (operation == '.') {
        return pop();
      }
      operate(operation);
    }
    throw new Refusal("describes more than any model has");
  }

  private void operate(char operation) throws Refusal {
    switch (operation) {
      case 0x80 -> protocol();
      case 'N' -> push(NONE);
      case 0x88 -> push(true);
      case 0x89 -> push(false);
      case 'K' -> push((long) (bytes.get() & 0xFF));
      case 'M' -> push((long) (bytes.getShort() & 0xFFFF));
      case 'J' -> push((long) bytes.getInt());
      case 0x8A -> push(integer(bytes.get() & 0xFF));
      case 'G' -> push(Double.longBitsToDouble(Long.reverseBytes(bytes.getLong())));
      case 'X' -> push(text(bytes.getInt()));
      case 'U' -> push(text(bytes.get() & 0xFF));
      case 'c' -> push(known());
      case '(' -> push(MARK);
      case ')' -> push(new Tuple(List.of()));
      case 0x85 -> push(new Tuple(last(1)));
      case 0x86 -> push(new Tuple(last(2)));
      case 0x87 -> push(new Tuple(last(3)));
      case 't' -> push(new Tuple(sinceMark()));
      case ']' -> push(new ArrayList<>());
      case 'a' -> append(last(1));
      case 'e' -> append(sinceMark());
      case '}' -> push(new LinkedHashMap<>());
      case 's' -> put(last(2));
      case 'u' -> put(sinceMark());
      case 'q' -> memo.put(bytes.get() & 0xFF, top());
      case 'r' -> memo.put(bytes.getInt(), top());
      case 'h' -> push(remembered(bytes.get() & 0xFF));
      case 'j' -> push(remembered(bytes.getInt()));
      case 'Q' -> name(Storage.of(pop(Tuple.class).items()));
      case 'R' -> call();
      case 'b' -> attributes();
      default ->
          throw new Refusal(
              "uses an operation that no weights need (0x%02x)".formatted((int) operation));
    }
  }

  private void protocol() throws Refusal {
    int version = bytes.get() & 0xFF;
    if (version > NEWEST_PROTOCOL) {
      throw new Refusal("is a pickle of unknown protocol " + version);
    }
  }

  private Object integer(int length) throws Refusal {
    byte[] littleEndian = take(length);
    for (int i = 0; i < length / 2; i++) {
      byte swapped = littleEndian[i];
      littleEndian[i] = littleEndian[length - 1 - i];
      littleEndian[length - 1 - i] = swapped;
    }
    BigInteger value = length == 0 ? BigInteger.ZERO : new BigInteger(littleEndian);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private String text(int length) throws Refusal {
    return new String(take(length), StandardCharsets.UTF_8);
  }

  private byte[] take(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] taken = new byte[length];
    bytes.get(taken);
    return taken;
  }

  private Known known() throws Refusal {
    String name = line() + " " + line();
    Known known = Known.BY_NAME.get(name);
    if (known == null) {
      throw new Refusal(
          "wants "
              + Refusal.quote(name.replace(' ', '.'))
              + ", and a file of weights needs only tensors, numbers, strings and dictionaries");
    }
    return known;
  }

  private String line() {
    int end = bytes.position();
    while (end < bytes.limit() && bytes.get(end) != '\n') {
      end++;
    }
    if (end == bytes.limit()) {
      throw new BufferUnderflowException();
    }
    String line = new String(take(end - bytes.position()), StandardCharsets.UTF_8);
    bytes.get();
    return line;
  }

  private void name(Storage storage) {
    storages.accept(storage);
    push(storage);
  }

  private void call() throws Refusal {
    List<Object> arguments = pop(Tuple.class).items();
    switch (pop(Known.Callable.class)) {
      case ORDERED_DICT -> {
        if (!arguments.isEmpty()) {
          throw new Refusal("makes a dictionary in a way that PyTorch does not");
        }
        push(new LinkedHashMap<>());
      }
      case REBUILD_TENSOR -> push(StridedView.of(arguments));
      case REBUILD_PARAMETER -> {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof StridedView tensor)) {
          throw new Refusal("has a parameter that is no tensor");
        }
        push(tensor);
      }
    }
  }

  /** A state dictionary carries the versions of its modules as an attribute; nobody needs them. */
  private void attributes() throws Refusal {
    pop();
    if (!(top() instanceof Map)) {
      throw new Refusal("sets attributes of what is no dictionary");
    }
  }

  @SuppressWarnings("unchecked")
  private void append(List<Object> items) throws Refusal {
    if (!(top() instanceof List<?> list)) {
      throw new Refusal("appends to what is no list");
    }
    ((List<Object>) list).addAll(items);
  }

  @SuppressWarnings("unchecked")
  private void put(List<Object> pairs) throws Refusal {
    if (!(top() instanceof Map<?, ?> map) || pairs.size() % 2 != 0) {
      throw new Refusal("puts entries into what is no dictionary");
    }
    for (int i = 0; i < pairs.size(); i += 2) {
      Object key = pairs.get(i);
      // Keys of other kinds have a hash that may never end.
      if (!(key instanceof String || key instanceof Long)) {
        throw new Refusal("has a dictionary whose keys are neither strings nor numbers");
      }
      ((Map<Object, Object>) map).put(key, pairs.get(i + 1));
    }
  }

  private Object remembered(int index) throws Refusal {
    Object value = memo.get(index);
    if (value == null) {
      throw new Refusal("refers to what it has not described");
    }
    return value;
  }

  private void push(Object value) {
    stack.add(value);
  }

  private Object top() throws Refusal {
    if (stack.isEmpty() || stack.get(stack.size() - 1) == MARK) {
      throw new Refusal("uses what it has not described");
    }
    return stack.get(stack.size() - 1);
  }

  private Object pop() throws Refusal {
    Object top = top();
    stack.remove(stack.size() - 1);
    return top;
  }

  private <T> T pop(Class<T> type) throws Refusal {
    Object top = pop();
    if (!type.isInstance(top)) {
      throw new Refusal("uses one thing as if it were another");
    }
    return type.cast(top);
  }

  private List<Object> last(int count) throws Refusal {
    List<Object> items = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      items.add(pop());
    }
    Collections.reverse(items);
    return items;
  }

  private List<Object> sinceMark() throws Refusal {
    int mark = stack.lastIndexOf(MARK);
    if (mark < 0) {
      throw new Refusal("uses what it has not described");
    }
    List<Object> above = stack.subList(mark + 1, stack.size());
    List<Object> items = new ArrayList<>(above);
    above.clear();
    stack.remove(mark);
    return items;
  }
}
