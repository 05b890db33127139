package dev.duet.weights.pickle;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the bytes of storages are found in a file. */
interface Storages {

  /**
   * The bytes of a storage, as many as it claims to have.
   *
   * @throws Refusal if they are not there
   */
  ByteBuffer bytes(Storage storage) throws Refusal, IOException;

  /** The part of a larger block that a storage is. */
  static ByteBuffer within(ByteBuffer block, Storage storage) throws Refusal {
    int width = storage.type().getNumOfBytes();
    long has = block.remaining() / width;
    if (storage.first() > has || storage.count() > has - storage.first()) {
      throw new Refusal(
          "claims "
              + storage.count()
              + " values where it has "
              + Math.max(0, has - storage.first()));
    }
    return block.slice(
        Math.toIntExact(storage.first() * width), Math.toIntExact(storage.count() * width));
  }
}
