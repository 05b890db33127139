package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir private Path folder;

  @Test
  void jsonIsOneObjectOfFigures() {
    Called called = evaluate("emotion", "--json");
    assertThat(called.code()).isZero();
    assertThat(called.out()).hasLineCount(1);
    JsonNode figures = called.json().get(0);
    assertThat(figures.fieldNames())
        .toIterable()
        .contains("aurc", "accuracy", "macro_f1", "uar", "ece", "per_class", "confusion");
    assertThat(figures.path("accuracy").asDouble()).isBetween(0.0, 1.0);
    assertThat(figures.path("n").asInt()).isEqualTo(6);
  }

  @Test
  void aThresholdSaysHowManyAnswersAreLeftAndHowManyOfTheseAreRight() {
    JsonNode all = evaluate("emotion", "--json", "--abstain", "0").json().get(0);
    assertThat(all.at("/abstaining/0/answered").asInt()).isEqualTo(6);
    assertThat(all.at("/abstaining/0/accuracy").asDouble())
        .isEqualTo(all.path("accuracy").asDouble())
        .isEqualTo(all.at("/coverage/0/accuracy").asDouble());
    assertThat(evaluate("emotion", "--abstain", "1").out())
        .contains("confidence of 1.00 or more: ", " of 6 answered", "AURC");
    assertThat(evaluate("emotion", "--abstain", "2").code()).isEqualTo(2);
  }

  @Test
  void theTestSplitOfACorpusIsNotWhatTheBundleSaw() {
    assertThat(evaluate("emotion").err()).doesNotContain("duet: ");
  }

  @Test
  void whereTheBundleSawTheCorpusItIsWarnedThatFiguresFlatter() {
    Called called = evaluate("tess", "--json");
    assertThat(called.code()).isZero();
    assertThat(called.err())
        .containsOnlyOnce("duet: this bundle was trained on tess")
        .contains("these figures flatter");
    assertThat(called.json().get(0).path("n").asInt()).isEqualTo(60);
  }

  @Test
  void pairsOfClipsAndSentencesAreMarkedAsSuch() {
    Called called = evaluate("paired", "--json");
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.err()).contains("duet: Label-paired: no corpus here");
    assertThat(called.json().get(0).path("n").asInt()).isEqualTo(40);
  }

  @Test
  void aPersonSeesFiguresPerClassAndConfusion() {
    assertThat(evaluate("tess").out())
        .contains("accuracy", "macro-F1", "UAR", "ECE")
        .contains("joy", "neutral", "sadness");
  }

  @Test
  void aManifestOfOnesOwnIsMeasuredInSoundAndWords() throws IOException {
    Path tess = TinyCorpora.folder().resolve("tess").toAbsolutePath();
    Path manifest =
        Files.writeString(
            folder.resolve("mine.csv"),
            """
            path,text,emotion
            %1$s/OAF_happy/OAF_ae_happy.wav,i feel so glad,joy
            %1$s/YAF_sad/YAF_ae_sad.wav,i feel so gloomy,sadness
            ,i feel so devoted,love
            """
                .formatted(tess));
    Called called = evaluate(manifest.toString(), "--json");
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.json().get(0).path("n").asInt()).isEqualTo(3);
  }

  @Test
  void aRecordingThatCannotBeUsedIsLeftOutAndNamed() throws IOException {
    Path voice = TinyCorpora.folder().resolve("tess/OAF_happy/OAF_ae_happy.wav").toAbsolutePath();
    Path bad = Files.writeString(folder.resolve("bad.wav"), "no sound in here");
    Path manifest =
        Files.writeString(
            folder.resolve("mine.csv"), "path,emotion\n" + voice + ",joy\nbad.wav,joy\n");
    Called called = evaluate(manifest.toString(), "--json");
    assertThat(called.code()).isZero();
    assertThat(called.json().get(0).path("n").asInt()).isEqualTo(1);
    assertThat(called.err()).contains("duet: not heard: " + bad + ": ");
  }

  @Test
  void theReportIsAFolderOfTextFiguresAndPlots() throws IOException {
    Path out = folder.resolve("new/report");
    assertThat(evaluate("tess", "--out", out).code()).isZero();
    JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    assertThat(metrics.path("confusion").isMissingNode()).isFalse();
    assertThat(out.resolve("report.md"))
        .content()
        .contains("duet evaluate --bundle", "these figures flatter");
    for (String plot : List.of("confusion.png", "reliability.png", "coverage.png")) {
      assertThat(Files.readAllBytes(out.resolve(plot))).startsWith(0x89, 'P', 'N', 'G');
    }
  }

  private static Called evaluate(String corpus, Object... options) {
    List<Object> call =
        new ArrayList<>(List.of("evaluate", "--bundle", TinyTraining.bundle(), "--corpus", corpus));
    call.addAll(List.of("--data", TinyCorpora.folder()));
    call.addAll(List.of(options));
    return Called.duet(call.toArray());
  }
}
