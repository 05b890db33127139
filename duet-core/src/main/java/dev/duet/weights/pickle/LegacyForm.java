package dev.duet.weights.pickle;

import ai.djl.ndarray.types.DataType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form before PyTorch 1.6: five pickles (a magic number, a version, facts about the machine,
 * what is described, the keys of the storages), then each storage in the order of the keys, as the
 * number of its elements and their bytes.
 */
final class LegacyForm implements Storages {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long VERSION = 1001;

  private final Object description;
  private final Map<String, ByteBuffer> blocks = new HashMap<>();

  /**
   * Reads the five pickles and finds the storages.
   *
   * @param whole the whole file; the storages are windows into it
   */
  LegacyForm(ByteBuffer whole) throws Refusal {
    ByteBuffer file = whole.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (!MAGIC.equals(Unpickler.next(file))) {
      throw new Refusal("is no file that PyTorch wrote");
    }
    if (!Long.valueOf(VERSION).equals(Unpickler.next(file))) {
      throw new Refusal("is of a version of PyTorch's form that is not known");
    }
    if (!(Unpickler.next(file) instanceof Map<?, ?> machine)
        || !Boolean.TRUE.equals(machine.get("little_endian"))) {
      throw new Refusal("was written with another byte order");
    }
    Map<String, DataType> types = new HashMap<>();
    description = Unpickler.next(file, storage -> types.put(storage.key(), storage.type()));
    if (!(Unpickler.next(file) instanceof List<?> keys)) {
      throw new Refusal("has no list of its storages");
    }
    for (Object key : keys) {
      if (!(key instanceof String name) || !types.containsKey(name)) {
        throw new Refusal("has a storage of which nothing is said");
      }
      blocks.put(name, block(file, types.get(name)));
    }
  }

  private static ByteBuffer block(ByteBuffer file, DataType type) throws Refusal {
    long count = file.remaining() < Long.BYTES ? -1 : file.getLong();
    if (count < 0 || count > file.remaining() / type.getNumOfBytes()) {
      throw new Refusal("ends in the middle of its storages");
    }
    int length = Math.toIntExact(count * type.getNumOfBytes());
    ByteBuffer block = file.slice(file.position(), length);
    file.position(file.position() + length);
    return block;
  }

  /** What the file describes. */
  Object description() {
    return description;
  }

  @Override
  public ByteBuffer bytes(Storage storage) throws Refusal {
    ByteBuffer block = blocks.get(storage.key());
    if (block == null) {
      throw new Refusal("lacks the storage " + Refusal.quote(storage.key()));
    }
    return Storages.within(block, storage);
  }
}
