package dev.duet.fetch;

/** Told how far a download is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress SILENT = bytes -> {};

  /** So many bytes of the file are here; may fall back to 0 if a server makes it start again. */
  void at(long bytes);
}
