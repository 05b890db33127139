package dev.duet.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.recipe.Watcher;
import dev.duet.train.History;
import dev.duet.train.Progress;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Shows training on standard error: a line that is overwritten on a terminal, a line an epoch
 * elsewhere; and notes every epoch as a JSON line in a log.
 */
final class ConsoleWatcher implements Watcher, Progress {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long REDRAW_NANOS = 200_000_000L;

  private final PrintWriter err;
  private final PrintWriter log;
  private final boolean terminal;
  private String stage = "";
  private long drawn;

  ConsoleWatcher(PrintWriter err, PrintWriter log) {
    this.err = err;
    this.log = log;
    // The launcher asks the shell; Java 17 cannot tell whether standard error is a terminal.
    this.terminal = Boolean.getBoolean("duet.terminal");
  }

  /** A watcher that keeps no log. */
  static ConsoleWatcher withoutLog(PrintWriter err) {
    return new ConsoleWatcher(err, new PrintWriter(Writer.nullWriter()));
  }

  @Override
  public void stage(String title) {
    stage = title;
    err.println("== " + title);
    err.flush();
  }

  @Override
  public void items(int done, int of) {
    draw(String.format(Locale.ROOT, "   %d of %d", done, of), done == of);
  }

  @Override
  public Progress training() {
    return this;
  }

  @Override
  public void step(Step step) {
    draw(
        String.format(
            Locale.ROOT,
            "   epoch %d of %d, step %d of %d, loss %.4f, %s left",
            step.epoch(),
            step.epochs(),
            step.step(),
            step.steps(),
            step.loss(),
            duration(step.secondsLeft())),
        false);
  }

  @Override
  public void epoch(History.Epoch epoch) {
    clear();
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

  private void draw(String line, boolean last) {
    if (!terminal) {
      return;
    }
    if (last) {
      clear();
      return;
    }
    long now = System.nanoTime();
    if (now - drawn > REDRAW_NANOS) {
      drawn = now;
      err.print("\r\u001b[K" + line);
      err.flush();
    }
  }

  private void clear() {
    if (terminal) {
      err.print("\r\u001b[K");
    }
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
