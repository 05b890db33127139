package dev.duet.store;

/** Told what a {@link ModelStore} does that takes time or a connection. */
public interface StoreWatcher {
  /**
   * A sentence for the user, before the thing is done: what is fetched, how large, from where and
   * how to decline; which source failed and which is next.
   */
  void say(String sentence);

  /**
   * How far a file is.
   *
   * @param what is being brought, for example {@code model.bin}
   * @param here bytes that are here; may fall back to 0
   * @param all bytes that it should have, 0 if nobody knows
   */
  void at(String what, long here, long all);

  /** Tells nobody. */
  static StoreWatcher none() {
    return new StoreWatcher() {
      @Override
      public void say(String sentence) {}

      @Override
      public void at(String what, long here, long all) {}
    };
  }
}
