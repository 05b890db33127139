package dev.duet.recipe;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Work on many items that do not depend on each other, on all cores. */
final class InParallel {
  private InParallel() {}

  /**
   * Does something with each item, and tells how far it is.
   *
   * @throws RuntimeException that of the first work that failed, when the others have ended
   */
  static <T> void each(List<T> items, Consumer<T> work, Watcher watcher) {
    AtomicInteger done = new AtomicInteger();
    items.parallelStream()
        .forEach(
            item -> {
              work.accept(item);
              synchronized (done) {
                watcher.items(done.incrementAndGet(), items.size());
              }
            });
  }
}
