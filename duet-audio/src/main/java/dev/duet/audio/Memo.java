package dev.duet.audio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Remembers the values last used, so that filter banks and transform plans are made once for each
 * set of parameters. Thread-safe; holds at most a fixed number of values.
 *
 * @param <K> parameters, a record or another value type
 * @param <V> what is made from them, immutable
 */
public final class Memo<K, V> {
  private final Function<K, V> make;
  private final Map<K, V> values;

  /**
   * An empty memo.
   *
   * @param capacity number of values kept; the least recently used one leaves first
   * @param make computes a value that is not there yet
   */
  public Memo(int capacity, Function<K, V> make) {
    this.make = make;
    this.values =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  /** The value for these parameters, made now if need be. */
  public V get(K key) {
    synchronized (values) {
      V value = values.get(key);
      if (value == null) {
        value = make.apply(key);
        values.put(key, value);
      }
      return value;
    }
  }
}
