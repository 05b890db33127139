package dev.duet.text.translate;

/** Told how far a back-translation is; from several threads, one at a time. */
public interface Progress {
  /**
   * So much of a stage is done.
   *
   * @param stage for example {@code translating}
   * @param done so far
   * @param of in all
   */
  void at(String stage, int done, int of);
}
