package dev.duet.bench.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recogniser in a process of its own, which is asked for one sound at a time. */
final class Contestant implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Writer questions;
  private final BufferedReader answers;
  private final Map<String, String> versions = new TreeMap<>();

  /**
   * Starts it and waits until it has loaded its model.
   *
   * @param command that prints an object with versions, then one for each file it is told of
   */
  Contestant(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    // Threads that wait sleep: by default they spin, and take the processor from whose turn it is.
    builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
    builder.environment().put("KMP_BLOCKTIME", "0");
    process = builder.start();
    questions = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    Map<?, ?> said = JSON.readValue(answer(), Map.class);
    said.forEach((name, version) -> versions.put(String.valueOf(name), String.valueOf(version)));
  }

  /** Of what it is made of. */
  Map<String, String> versions() {
    return versions;
  }

  /** Asks for the words of a {@link SampleFile}. */
  Heard hear(Path file) throws IOException {
    questions.write(file + "\n");
    questions.flush();
    return JSON.readValue(answer(), Heard.class);
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("a side ended early; see duet-bench/README.md for what it needs");
    }
    return line;
  }

  @Override
  public void close() {
    try {
      questions.close();
      answers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.destroy();
    }
  }
}
