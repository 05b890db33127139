package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** What a call of {@code duet} left: its exit code, and what it printed where. */
record Called(int code, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Calls the command in this process. */
  static Called duet(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine duet =
        Duet.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = duet.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    return new Called(code, out.toString(), err.toString());
  }

  /** The JSON object on each line of standard output. */
  List<JsonNode> json() {
    List<JsonNode> objects = new ArrayList<>();
    out.lines().forEach(line -> objects.add(parsed(line)));
    return objects;
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + line, e);
    }
  }

  /**
   * The one sentence on standard error, without {@code duet: }; fails if there is anything else.
   */
  String sentence() {
    assertThat(err).hasLineCount(1);
    return sentence(err.strip());
  }

  /** A sentence as a user should see it. */
  static String sentence(String line) {
    assertThat(line)
        .startsWith("duet: ")
        .endsWith(".")
        .doesNotContain("Exception", "dev.duet", "java.", "\tat ", "null")
        .doesNotEndWith("..");
    return line.substring("duet: ".length());
  }
}
