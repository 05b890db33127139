package dev.duet.weights.pickle;

import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * Memory that tensors look into; its bytes lie elsewhere in the file.
 *
 * @param key under which its bytes are found
 * @param type of its elements
 * @param first element of the bytes that it begins at; above zero for a storage within another
 * @param count of its elements, as the file claims
 */
record Storage(String key, DataType type, long first, long count) {

  /** A storage by its persistent id, {@code ('storage', class, key, device, count[, view])}. */
  static Storage of(List<?> id) throws Refusal {
    if (id.size() >= 5
        && "storage".equals(id.get(0))
        && id.get(1) instanceof Known.StorageClass type
        && id.get(2) instanceof String key
        && id.get(4) instanceof Long count
        && count >= 0) {
      if (id.size() == 5 || id.get(5) == Unpickler.NONE) {
        return new Storage(key, type.element(), 0, count);
      }
      // The legacy form's view of a larger storage: its own key, where it begins, its length.
      if (id.get(5) instanceof Tuple view
          && view.items().size() == 3
          && view.items().get(1) instanceof Long first
          && view.items().get(2) instanceof Long length
          && first >= 0
          && length >= 0) {
        return new Storage(key, type.element(), first, length);
      }
    }
    throw new Refusal("names a storage in a way that PyTorch does not");
  }
}
