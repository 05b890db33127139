package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.TinyBundle;
import dev.duet.Utterance;
import dev.duet.audio.Shared;
import dev.duet.audio.io.WavWriter;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  private static final String WORDS = "i feel so happy today";

  @TempDir private Path folder;
  private Path rising;
  private Path falling;

  @BeforeEach
  void record() throws IOException {
    rising = recording(Emotion.JOY, "a-rising.wav");
    falling = recording(Emotion.SADNESS, "b-falling.wav");
  }

  @Test
  void jsonIsOneObjectWithTheKeysOfThePipeline() {
    Called called = predict("--json", rising, "--text", WORDS);
    assertThat(called.code()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.out()).hasLineCount(1);
    JsonNode answer = called.json().get(0);
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly(
            "file", "text", "label", "confidence", "scores", "modalities", "trust", "seconds");
    assertThat(answer.path("file").asText()).isEqualTo(rising.toString());
    assertThat(answer.path("text").asText()).isEqualTo(WORDS);
    assertThat(answer.path("label").asText()).isEqualTo("joy");
    assertThat(answer.path("scores").fieldNames())
        .toIterable()
        .containsExactly("joy", "love", "sadness");
    assertThat(answer.path("modalities").fieldNames())
        .toIterable()
        .containsExactly("audio", "text");
    assertThat(answer.at("/modalities/audio").fieldNames())
        .toIterable()
        .containsExactly("joy", "sadness");
    assertThat(answer.path("seconds").fieldNames())
        .toIterable()
        .containsExactly("decode", "features", "audio", "text", "fusion", "total");
  }

  @Test
  void anAnswerLessSureThanItMustBeIsUncertainAndStillHasItsScores() {
    JsonNode sure = predict("--json", "--abstain", "0", rising).json().get(0);
    double confidence = sure.path("confidence").asDouble();
    assertThat(confidence).isEqualTo(sure.at("/scores/joy").asDouble()).isBetween(0.5, 1.0);
    assertThat(predict("--json", "--abstain", confidence, rising).json().get(0).path("label"))
        .isEqualTo(sure.path("label"));
    JsonNode unsure = predict("--json", "--abstain", Math.nextUp(confidence), rising).json().get(0);
    assertThat(unsure.path("label").asText()).isEqualTo("uncertain");
    assertThat(unsure.path("scores")).isEqualTo(sure.path("scores"));
    assertThat(predict("--abstain", Math.nextUp(confidence), rising).out())
        .contains("\u2192  uncertain", "joy");
  }

  @Test
  void whatIsNoProbabilityIsNoThreshold() {
    for (String threshold : List.of("-0.1", "1.5", "NaN")) {
      Called called = predict("--abstain", threshold, rising);
      assertThat(called.code()).isEqualTo(2);
      assertThat(called.err()).contains("--abstain takes a probability from 0 to 1");
    }
  }

  @Test
  void aProfileForABundleThatLearnsNoVoicesIsRefused() {
    Path profile = folder.resolve("anna.json");
    Called called = predict("--speaker-profile", profile, rising);
    assertThat(called.code()).isNotZero();
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).contains("learns no voices; leave out the speaker profile");
    assertThat(profile).doesNotExist();
  }

  @Test
  void theLibraryGivesTheVerySameScores() {
    JsonNode answer = predict("--json", rising, "--text", WORDS).json().get(0);
    try (Recognizer recognizer = Recognizer.load(TinyBundle.folder())) {
      Prediction prediction = recognizer.recognize(Utterance.of(rising, WORDS));
      assertSame(answer.path("scores"), prediction.scores());
      for (Modality modality : Modality.values()) {
        assertSame(
            answer.path("modalities").path(modality.label()),
            prediction.modalities().get(modality));
        assertThat(answer.path("trust").path(modality.label()).asDouble(-1))
            .isEqualTo(prediction.trust().get(modality));
      }
    }
  }

  @Test
  void aRecordingAloneIsHeard() {
    JsonNode answer = predict("--json", falling).json().get(0);
    assertThat(answer.path("label").asText()).isEqualTo("sadness");
    assertThat(answer.path("text").isNull()).isTrue();
    assertThat(answer.path("modalities").fieldNames()).toIterable().containsExactly("audio");
  }

  @Test
  void wordsAloneAreRead() {
    JsonNode answer = predict("--json", "--text", "i feel so romantic today").json().get(0);
    assertThat(answer.path("label").asText()).isEqualTo("love");
    assertThat(answer.path("file").isNull()).isTrue();
    assertThat(answer.path("modalities").fieldNames()).toIterable().containsExactly("text");
  }

  @Test
  void manyFilesAreOneAnswerALineAsEachAlone() {
    List<JsonNode> batch = predict("--json", falling, rising).json();
    assertThat(batch).hasSize(2);
    assertThat(batch.get(0).path("scores"))
        .isEqualTo(predict("--json", falling).json().get(0).path("scores"));
    assertThat(batch.get(1).path("scores"))
        .isEqualTo(predict("--json", rising).json().get(0).path("scores"));
  }

  @Test
  void aFolderIsItsRecordingsInTheOrderOfTheirPaths() throws IOException {
    Path below = Files.createDirectories(folder.resolve("c/d"));
    Path deep = Files.copy(rising, below.resolve("DEEP.WAV"));
    Files.writeString(folder.resolve("notes.txt"), "no recording");
    Files.createSymbolicLink(below.resolve("loop"), folder);
    assertThat(files(predict("--json", folder))).containsExactly(rising, falling, deep);
  }

  @Test
  void aFolderThatIsALinkIsFollowed() throws IOException {
    Path link =
        Files.createSymbolicLink(
            folder.resolve("link"), Files.createDirectory(folder.resolve("e")).toAbsolutePath());
    Path heard = Files.copy(rising, link.resolve("x.wav"));
    assertThat(files(predict("--json", link))).containsExactly(heard);
  }

  @Test
  void oneBadFileIsOneErrorLineAndTheRestGoOn() throws IOException {
    Path bad = Files.writeString(folder.resolve("a-text.wav"), "no sound in here");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Called called = predict("--json", rising, bad, empty, falling);
    assertThat(called.code()).isEqualTo(1);
    assertThat(files(called)).containsExactly(rising, bad, empty, falling);
    assertThat(called.json().get(1).fieldNames()).toIterable().containsExactly("file", "error");
    List<String> sentences = called.err().lines().map(Called::sentence).toList();
    assertThat(sentences).hasSize(2);
    assertThat(sentences.get(0)).startsWith(bad + ": ");
    assertThat(sentences.get(1)).startsWith(empty + ": no recording in this folder");
  }

  @Test
  void aPersonSeesBarsWithWhatEachModalitySays() {
    List<String> lines = predict(rising, "--text", WORDS).out().lines().toList();
    assertThat(lines.get(0)).isEqualTo(rising + "  \"" + WORDS + "\"  \u2192  joy");
    assertThat(lines.get(1)).matches(" +audio +text");
    assertThat(lines.get(2)).matches("  joy +\u2588+.? +\\d+\\.\\d %( +\\d+\\.\\d %){2}");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("  love"))
        .singleElement()
        .asString()
        .as("audio has no word for love, so it says nothing of it")
        .matches("  love .* % +\u2013 +\\d+\\.\\d %");
  }

  @Test
  void aPersonSeesWhenOnlyOneModalitySpoke() {
    assertThat(predict(rising).out()).contains("  from audio alone");
    assertThat(predict("--text", WORDS).out()).contains("  from text alone");
  }

  @Test
  void blankWordsBesideARecordingAreNoWords() {
    JsonNode answer = predict("--json", rising, "--text", " ").json().get(0);
    assertThat(answer.path("text").isNull()).isTrue();
    assertThat(answer.path("modalities").fieldNames()).toIterable().containsExactly("audio");
  }

  @Test
  void realOddFilesAreAnswered() {
    Path oddities = Shared.path("data/oddities");
    Called called = predict("--json", oddities);
    assertThat(called.code()).isZero();
    assertThat(called.json()).hasSize(6).allMatch(answer -> answer.has("label"));
  }

  private Path recording(Emotion emotion, String name) throws IOException {
    Path file = folder.resolve(name);
    WavWriter.write(TinyBundle.utterance(emotion, 101), WavWriter.Encoding.PCM16, file);
    return file;
  }

  private static Called predict(Object... arguments) {
    List<Object> call = new ArrayList<>(List.of("predict", "--bundle", TinyBundle.folder()));
    call.addAll(List.of(arguments));
    return Called.duet(call.toArray());
  }

  private static List<Path> files(Called called) {
    return called.json().stream().map(answer -> Path.of(answer.path("file").asText())).toList();
  }

  private static void assertSame(JsonNode json, Scores scores) {
    assertThat(json.properties()).hasSameSizeAs(scores.labels());
    for (Map.Entry<Emotion, Double> e : scores.asMap().entrySet()) {
      assertThat(json.path(e.getKey().label()).asDouble()).isEqualTo(e.getValue());
    }
  }
}
