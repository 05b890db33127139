package dev.duet.recipe;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Work on many items that do not depend on each other, on all cores. */
final class InParallel {
  private InParallel() {}

  /**
   * Does something with each item, and tells how far it is. When it returns, or throws, nothing is
   * at work any more, so that what was worked with can be closed.
   *
   * @throws RuntimeException that of the first work that failed; no other is begun then
   */
  static <T> void each(List<T> items, Consumer<T> work, Watcher watcher) {
    AtomicInteger done = new AtomicInteger();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    items.parallelStream()
        .forEach(
            item -> {
              if (failure.get() != null) {
                return;
              }
              try {
                work.accept(item);
                synchronized (done) {
                  watcher.items(done.incrementAndGet(), items.size());
                }
              } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
              }
            });
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
