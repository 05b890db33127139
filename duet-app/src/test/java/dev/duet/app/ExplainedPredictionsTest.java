package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.TinyBundle;
import dev.duet.audio.io.WavWriter;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code duet predict --explain}. */
class ExplainedPredictionsTest {
  private static final String WORDS = "I feel so miserable today";

  @TempDir private Path folder;
  private Path falling;

  @BeforeEach
  void record() throws IOException {
    falling = folder.resolve("falling.wav");
    WavWriter.write(TinyBundle.utterance(Emotion.SADNESS, 101), WavWriter.Encoding.PCM16, falling);
  }

  private static Called predict(Object... arguments) {
    List<Object> call = new ArrayList<>(List.of("predict", "--bundle", TinyBundle.folder()));
    call.addAll(List.of(arguments));
    return Called.duet(call.toArray());
  }

  @Test
  void jsonHasTheExplanationBesideTheAnswer() {
    Called called = predict("--json", "--explain", falling, "--text", WORDS);
    assertThat(called.code()).isZero();
    JsonNode answer = called.json().get(0);
    JsonNode why = answer.path("explanation");
    assertThat(why.fieldNames())
        .toIterable()
        .containsExactly("label", "probability", "words", "spans");
    assertThat(why.path("label")).isEqualTo(answer.path("label"));
    assertThat(why.path("probability").asDouble())
        .isEqualTo(answer.at("/scores/sadness").asDouble());
    assertThat(why.path("words")).hasSize(5);
    JsonNode word = why.at("/words/3");
    assertThat(word.fieldNames())
        .toIterable()
        .containsExactly("text", "from", "to", "contribution");
    assertThat(word.path("text").asText()).isEqualTo("miserable");
    assertThat(word.path("from").asInt()).isEqualTo(WORDS.indexOf("miserable"));
    assertThat(why.path("spans")).isNotEmpty();
    assertThat(why.at("/spans/0").fieldNames())
        .toIterable()
        .containsExactly("from", "to", "contribution");
  }

  @Test
  void withoutItNothingIsExplained() {
    assertThat(predict("--json", falling).json().get(0).has("explanation")).isFalse();
  }

  @Test
  void manyInputsAreExplainedEach() throws IOException {
    Path sentences = Files.writeString(folder.resolve("s.txt"), WORDS + "\nshe is glad about it\n");
    assertThat(predict("--json", "--explain", "--text-file", sentences).json())
        .hasSize(2)
        .allMatch(answer -> !answer.at("/explanation/words").isEmpty());
  }

  @Test
  void aPersonSeesTheStrongestWordFirst() {
    List<String> lines = predict("--explain", "--text", WORDS).out().lines().toList();
    int heading = lines.indexOf("  why sadness: points of probability lost without a part");
    assertThat(heading).isPositive();
    assertThat(lines.get(heading + 1)).matches("  miserable +\u2588+ \\+\\d+\\.\\d");
    assertThat(lines).hasSize(heading + 1 + 5 + 1);
  }

  @Test
  void aPersonSeesSecondsToo() {
    assertThat(predict("--explain", falling).out())
        .containsPattern("\n  \\d\\.\\d\\d\u2013\\d\\.\\d\\d s +\u2588+ [+\u2212]\\d+\\.\\d\n");
  }

  @Test
  void thePictureIsAPng() throws IOException {
    Path picture = folder.resolve("why.png");
    Called called = predict(falling, "--text", WORDS, "--explain-plot", picture);
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out()).contains("why sadness");
    assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(2000);
  }

  @Test
  void thereIsOnePictureForOneInput() throws IOException {
    Path other = Files.copy(falling, folder.resolve("other.wav"));
    Called called = predict(falling, other, "--explain-plot", folder.resolve("why.png"));
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("--explain-plot is a picture of one input");
  }
}
