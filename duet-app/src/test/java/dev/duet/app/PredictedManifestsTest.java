package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.LearningBundle;
import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.TinyBundle;
import dev.duet.Utterance;
import dev.duet.audio.io.WavWriter;
import dev.duet.emotion.Emotion;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --manifest}: a row each, an answer each, and voices learnt in the order of the rows. */
class PredictedManifestsTest {
  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    for (int i = 0; i < 3; i++) {
      WavWriter.write(
          TinyBundle.utterance(i == 1 ? Emotion.SADNESS : Emotion.JOY, 100 + i),
          WavWriter.Encoding.PCM16,
          folder.resolve(i + ".wav"));
    }
  }

  private Called predict(Path bundle, String content, Object... options) throws IOException {
    Path manifest = Files.writeString(folder.resolve("calls.csv"), content);
    List<Object> call = new ArrayList<>(List.of("predict", "--bundle", bundle, "--asr", "none"));
    call.addAll(List.of(options));
    call.addAll(List.of("--manifest", manifest));
    return Called.duet(call.toArray());
  }

  @Test
  void everyRowIsAnsweredFromWhatItHas() throws IOException {
    Called called =
        predict(
            TinyBundle.folder(),
            "file,text,speaker\n0.wav,i feel so happy today,\n1.wav,,\n,i feel so romantic today,\n",
            "--json");
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.json())
        .extracting(answer -> answer.path("label").asText())
        .containsExactly("joy", "sadness", "love");
    JsonNode first = called.json().get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .startsWith("file", "text", "line", "speaker", "label");
    assertThat(first.path("file").asText()).isEqualTo(folder.resolve("0.wav").toString());
    assertThat(first.path("line").asInt()).isEqualTo(2);
    assertThat(first.path("speaker").isNull()).isTrue();
    assertThat(called.json().get(1).path("modalities").has("text")).isFalse();
    assertThat(called.json().get(2).path("file").isNull()).isTrue();
  }

  @Test
  void aRowKnowsWhatTheRowsBeforeItToldOfItsSpeakerAndOfNobodyElse() throws IOException {
    List<JsonNode> answers =
        predict(
                LearningBundle.folder(),
                "file,speaker\n0.wav,ann\n1.wav,bob\n2.wav,ann\n2.wav,\n",
                "--json")
            .json();
    try (Recognizer recognizer = Recognizer.load(LearningBundle.folder())) {
      SpeakerProfile stranger = recognizer.bundle().stranger();
      Prediction first = recognizer.recognize(utterance(0), stranger);
      SpeakerProfile ann = first.speaker().orElseThrow();
      assertScores(answers.get(0), first);
      assertScores(answers.get(1), recognizer.recognize(utterance(1), stranger));
      assertScores(answers.get(2), recognizer.recognize(utterance(2), ann));
      assertScores(answers.get(3), recognizer.recognize(utterance(2)));
    }
    assertThat(answers.get(2).path("scores")).isNotEqualTo(answers.get(3).path("scores"));
    assertThat(answers.get(2).path("speaker").asText()).isEqualTo("ann");
  }

  private Utterance utterance(int i) {
    return Utterance.of(folder.resolve(i + ".wav"));
  }

  private static void assertScores(JsonNode answer, Prediction expected) {
    expected
        .scores()
        .asMap()
        .forEach(
            (label, p) ->
                assertThat(answer.at("/scores/" + label.label()).asDouble()).isEqualTo(p));
  }

  @Test
  void aRowThatCannotBeAnsweredIsNamedAndTheOthersGoOn() throws IOException {
    Files.writeString(folder.resolve("bad.wav"), "no sound in here");
    Called called =
        predict(
            LearningBundle.folder(),
            "file,text,speaker\n0.wav,,ann\nbad.wav,,ann\nmissing.wav,,ann\na,b\n,,ann\n2.wav,,ann\n",
            "--json");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.json())
        .extracting(answer -> answer.has("error"))
        .containsExactly(false, true, true, true, true, false);
    Path manifest = folder.resolve("calls.csv");
    List<String> sentences = called.err().lines().map(Called::sentence).toList();
    assertThat(sentences).hasSize(4);
    assertThat(sentences.get(0))
        .startsWith(manifest + ", line 3 (" + folder.resolve("bad.wav") + "): ");
    assertThat(sentences.get(1))
        .startsWith(manifest + ", line 4 (" + folder.resolve("missing.wav") + "): ");
    assertThat(sentences.get(2)).startsWith(manifest + ", line 5: 2 values");
    assertThat(sentences.get(3)).startsWith(manifest + ", line 6: the row has neither");
    JsonNode last =
        predict(LearningBundle.folder(), "file,speaker\n0.wav,ann\n2.wav,ann\n", "--json")
            .json()
            .get(1);
    assertThat(called.json().get(5).path("scores"))
        .as("a row without an answer tells nothing of its speaker")
        .isEqualTo(last.path("scores"));
  }

  @Test
  void aBundleThatLearnsNoVoicesSaysOnceThatSpeakersChangeNothing() throws IOException {
    Called called = predict(TinyBundle.folder(), "file,speaker\n0.wav,ann\n2.wav,ann\n", "--json");
    assertThat(called.code()).isZero();
    assertThat(called.json()).hasSize(2);
    assertThat(called.sentence())
        .contains("the column speaker changes nothing, for bundle tiny learns no voices");
  }

  @Test
  void aPersonSeesWhoSpoke() throws IOException {
    assertThat(predict(LearningBundle.folder(), "file,speaker\n0.wav,ann\n").out())
        .startsWith(folder.resolve("0.wav") + "  (ann)  \u2192  ");
  }

  @Test
  void aManifestStandsAlone() throws IOException {
    for (Object[] options :
        new Object[][] {
          {"--text", "hello"},
          {folder.resolve("0.wav")},
          {"--speaker-profile", folder.resolve("p.json")},
          {"--explain-plot", folder.resolve("why.png")}
        }) {
      Called called = predict(TinyBundle.folder(), "file\n0.wav\n", options);
      assertThat(called.code()).as(called.err()).isEqualTo(2);
      assertThat(called.out()).isEmpty();
    }
  }

  @Test
  void whatIsNoManifestIsRefusedBeforeAnythingIsAsked() throws IOException {
    Called called = predict(TinyBundle.folder(), "sound;words\n0.wav;hello\n");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("calls.csv, line 1: the header must name file, text");
  }
}
