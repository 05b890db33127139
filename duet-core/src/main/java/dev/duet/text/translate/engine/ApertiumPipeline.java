package dev.duet.text.translate.engine;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The processes of a route, started once and asked a sentence at a time. In Apertium's stream
 * format a sentence is followed by an empty blank {@code []} and NUL; what has a meaning in the
 * format is escaped by a backslash. Not thread-safe.
 */
final class ApertiumPipeline implements AutoCloseable {
  private static final Pattern SPECIAL = Pattern.compile("[\\[\\]{}^$/\\\\@<>]");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);
  private static final Pattern NUL = Pattern.compile("\0");
  private static final String END = "[]";
  private static final int LONGEST_ANSWER = 1 << 20;

  private final List<Process> processes;
  private final OutputStream in;
  private final InputStream out;
  private final Duration patience;
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "apertium-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts the processes.
   *
   * @param stages commands with their arguments
   * @param patience how long a sentence may take
   * @throws IOException if a command is not there
   */
  ApertiumPipeline(List<List<String>> stages, Duration patience) throws IOException {
    this.patience = patience;
    processes = ProcessBuilder.startPipeline(stages.stream().map(ApertiumPipeline::stage).toList());
    in = processes.get(0).getOutputStream();
    out = new BufferedInputStream(processes.get(processes.size() - 1).getInputStream());
  }

  private static ProcessBuilder stage(List<String> command) {
    ProcessBuilder stage = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    stage.environment().put("LC_ALL", "C.UTF-8");
    return stage;
  }

  /**
   * What comes out for a sentence that is not blank.
   *
   * @throws IOException if a process has ended, or the answer did not come in time; the pipeline is
   *     then of no more use
   */
  String ask(String sentence) throws IOException {
    ScheduledFuture<?> alarm =
        watchdog.schedule(this::kill, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      in.write((escaped(sentence) + END + "\0").getBytes(StandardCharsets.UTF_8));
      in.flush();
      String answer = unescaped(untilNul());
      // When a stage crashes, those after it end one by one, and each still sends a lonely NUL.
      if (answer.isEmpty() || !isAlive()) {
        throw new IOException("one of its processes stopped");
      }
      return answer;
    } catch (IOException e) {
      kill();
      throw e;
    } finally {
      alarm.cancel(false);
    }
  }

  private String untilNul() throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int b = out.read(); b != 0; b = out.read()) {
      if (b < 0) {
        throw new IOException(
            "it stopped, or took more than " + patience.toMillis() / 1000.0 + " s");
      }
      if (answer.size() == LONGEST_ANSWER) {
        throw new IOException("it does not end its answer");
      }
      answer.write(b);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  static String escaped(String sentence) {
    return SPECIAL.matcher(NUL.matcher(sentence).replaceAll("")).replaceAll("\\\\$0");
  }

  static String unescaped(String answer) {
    String text =
        answer.endsWith(END) ? answer.substring(0, answer.length() - END.length()) : answer;
    return ESCAPED.matcher(text).replaceAll("$1").strip();
  }

  /** Whether all processes run. */
  boolean isAlive() {
    return processes.stream().allMatch(Process::isAlive);
  }

  private void kill() {
    processes.forEach(Process::destroyForcibly);
  }

  /** Ends the processes and waits until they have. */
  @Override
  public void close() {
    watchdog.shutdownNow();
    kill();
    processes.forEach(process -> process.onExit().join());
  }
}
