package dev.duet.app;

import dev.duet.store.StoreWatcher;
import java.io.PrintWriter;
import java.util.Locale;

/** What the store says, a line each, and how far a fetch is, on one. */
final class FetchLine implements StoreWatcher, AutoCloseable {
  private final PrintWriter err;
  private final ProgressLine progress;

  FetchLine(PrintWriter err) {
    this(err, new ProgressLine(err));
  }

  /** Sharing a line of progress with others. */
  FetchLine(PrintWriter err, ProgressLine progress) {
    this.err = err;
    this.progress = progress;
  }

  @Override
  public void say(String sentence) {
    progress.close();
    Notice.print(err, sentence);
  }

  @Override
  public void at(String what, long here, long all) {
    progress.show(
        all == 0
            ? String.format(Locale.ROOT, "%s %.1f MB", what, here / 1e6)
            : String.format(
                Locale.ROOT,
                "%s %s %.1f of %.1f MB",
                what,
                ProgressLine.bar((double) here / all),
                here / 1e6,
                all / 1e6));
  }

  @Override
  public void close() {
    progress.close();
  }
}
