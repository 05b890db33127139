package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import dev.duet.Recognizer;
import dev.duet.TinyBundle;
import dev.duet.Utterance;
import dev.duet.emotion.Scores;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever words are given, they are answered, and the JSON holds them as they were given. */
class OddWordsTest {
  private static final long MOST_ALLOCATED = 64L << 20;

  static final List<Arguments> WORDS =
      List.of(
          row("only emoji", "\ud83d\ude00\ud83d\udc94"),
          row("emoji joined of four", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67"),
          row("Chinese", "\u6211\u4eca\u5929\u5f88\u9ad8\u5174"),
          row("Arabic", "\u0623\u0646\u0627 \u0633\u0639\u064a\u062f"),
          row("Hebrew with a change of direction", "\u202e\u05d0\u05e0\u05d9 \u05e9\u05de\u05d7"),
          row("accents upon accents", "h" + "\u0301".repeat(500) + "appy"),
          row("100,000 characters", "i am so happy ".repeat(7_143)),
          row("a word of 100,000 characters", "a".repeat(100_000)),
          row("100,001 characters, cut inside an emoji", "a" + "\ud83d\ude00".repeat(50_000)),
          row("NUL", "i am\0happy"),
          row("lone high surrogate", "i am \ud83d happy"),
          row("lone low surrogate", "\ude00"),
          row("terminal control", "\u001b[2J\u0007 i am happy"),
          row("lines", "i am\nso happy\r\ntoday"),
          row("no-break spaces", "\u00a0\u00a0"),
          row("byte-order mark", "\ufeff"),
          row("punctuation", "?!... --- \u2026"),
          row("marks of the tokenizer", "[CLS] [SEP] [MASK] happy [PAD]"),
          row("format", "%s %n {} ${user.home} $(id)"),
          row("JSON", "\"}, {\"label\": \"joy\""),
          row("markup", "<b>happy</b> &amp; '; drop table --"));

  private static Recognizer recognizer;

  @BeforeAll
  static void load() {
    recognizer = Recognizer.load(TinyBundle.folder());
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("WORDS")
  void areAnsweredByLibraryAndCommandAlike(String what, String words) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();
    Scores scores = recognizer.recognize(Utterance.ofText(words)).scores();
    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_ALLOCATED);

    Called called = predict("--text=" + words);
    assertThat(called.code()).isZero();
    assertThat(called.err()).isEmpty();
    JsonNode answer = called.json().get(0);
    assertThat(answer.path("text").asText()).isEqualTo(words);
    scores.asMap().forEach((e, p) -> assertThat(answer.at("/scores/" + e).asDouble()).isEqualTo(p));
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("WORDS")
  void keepToTheirLineForAPerson(String what, String words) {
    StringWriter shown = new StringWriter();
    PredictionWriter.of(false, 0, new PrintWriter(shown))
        .write(
            Optional.empty(),
            Optional.of(words),
            Optional.empty(),
            recognizer.recognize(Utterance.ofText(words)),
            Optional.empty());
    List<String> lines = shown.toString().lines().toList();
    assertThat(lines.get(0)).startsWith("\"").contains("\"  \u2192  ").hasSizeLessThan(200);
    assertThat(lines.get(1)).isEqualTo("  from text alone");
    assertThat(shown.toString()).doesNotContain("\u001b", "\0", "\u0007");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-sigh- i am sad", "-hooray", "-h", "--json", "@home"})
  void mayLookLikeOptions(String words) {
    Called called = predict("--text", words);
    assertThat(called.code()).isZero();
    assertThat(called.json().get(0).path("text").asText()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n \u2003"})
  void thatAreBlankAreNoWords(String words) {
    Called called = predict("--text", words);
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.sentence()).contains("the text is empty");
    assertThat(called.out()).isEmpty();
  }

  private static Called predict(String... words) {
    List<Object> call = new ArrayList<>(List.of("predict", "--json", "--bundle"));
    call.add(TinyBundle.folder());
    call.addAll(List.of(words));
    return Called.duet(call.toArray());
  }

  private static Arguments row(String what, String words) {
    return Arguments.of(what, words);
  }
}
