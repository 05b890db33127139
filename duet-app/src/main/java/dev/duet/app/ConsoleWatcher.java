package dev.duet.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.recipe.Watcher;
import dev.duet.store.StoreWatcher;
import dev.duet.train.History;
import dev.duet.train.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows on standard error how far a recipe is, with a line for every epoch, and notes every epoch
 * as a JSON line in a log.
 */
final class ConsoleWatcher implements Watcher, Progress {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter err;
  private final PrintWriter log;
  private final ProgressLine progress;
  private String stage = "";

  ConsoleWatcher(PrintWriter err, PrintWriter log) {
    this.err = err;
    this.log = log;
    this.progress = new ProgressLine(err);
  }

  /** A watcher that keeps no log. */
  static ConsoleWatcher withoutLog(PrintWriter err) {
    return new ConsoleWatcher(err, new PrintWriter(Writer.nullWriter()));
  }

  @Override
  public void stage(String title) {
    progress.close();
    stage = title;
    err.println("== " + title);
    err.flush();
  }

  @Override
  public void items(int done, int of) {
    progress.show(String.format(Locale.ROOT, "   %d of %d", done, of));
    if (done == of) {
      progress.close();
    }
  }

  @Override
  public StoreWatcher fetching() {
    return new FetchLine(err, progress);
  }

  @Override
  public Progress training() {
    return this;
  }

  @Override
  public void step(Step step) {
    progress.show(
        String.format(
            Locale.ROOT,
            "   epoch %d of %d, step %d of %d, loss %.4f, %s left",
            step.epoch(),
            step.epochs(),
            step.step(),
            step.steps(),
            step.loss(),
            duration(step.secondsLeft())));
  }

  @Override
  public void epoch(History.Epoch epoch) {
    progress.close();
    err.printf(
        Locale.ROOT,
        "   epoch %d: loss %.4f, validation accuracy %.4f, macro-F1 %.4f (%s)%n",
        epoch.epoch(),
        epoch.loss(),
        epoch.validation().accuracy(),
        epoch.validation().macroF1(),
        duration(epoch.seconds()));
    err.flush();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("stage", stage);
    line.put("epoch", epoch.epoch());
    line.put("loss", epoch.loss());
    line.put("validation_loss", epoch.validation().loss());
    line.put("validation_accuracy", epoch.validation().accuracy());
    line.put("validation_macro_f1", epoch.validation().macroF1());
    line.put("seconds", epoch.seconds());
    try {
      log.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    log.flush();
  }

  static String duration(double seconds) {
    long s = Math.round(seconds);
    return s < 60
        ? s + " s"
        : s < 3600
            ? String.format(Locale.ROOT, "%d min %02d s", s / 60, s % 60)
            : String.format(Locale.ROOT, "%d h %02d min", s / 3600, s / 60 % 60);
  }
}
