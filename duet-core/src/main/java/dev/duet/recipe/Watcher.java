package dev.duet.recipe;

import dev.duet.store.StoreWatcher;
import dev.duet.train.Progress;

/** Someone who watches a recipe being followed. */
public interface Watcher {

  /** A new stage begins, for example {@code audio model, YAF held out}. */
  void stage(String title);

  /** So many items of the stage are done. */
  void items(int done, int of);

  /** Who watches the training of the stage that began last. */
  Progress training();

  /** Who is told what is fetched. */
  default StoreWatcher fetching() {
    return StoreWatcher.none();
  }

  /** Nobody watches. */
  static Watcher none() {
    return new Watcher() {
      @Override
      public void stage(String title) {}

      @Override
      public void items(int done, int of) {}

      @Override
      public Progress training() {
        return Progress.none();
      }
    };
  }
}
