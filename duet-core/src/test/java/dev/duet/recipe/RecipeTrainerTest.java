package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.TinyCorpora;
import dev.duet.Utterance;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Evaluation;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Weighted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tiny recipe, followed once to its end. */
class RecipeTrainerTest {
  @TempDir private static Path folder;
  private static final List<String> STAGES = new ArrayList<>();
  private static RecipeTrainer.Result result;

  @BeforeAll
  static void follow() throws IOException {
    Recipe recipe = RecipeReader.read(TinyCorpora.recipe(folder));
    result = trainer(recipe, folder.resolve("checkpoints")).train(noting(STAGES), Optional.empty());
  }

  private static RecipeTrainer trainer(Recipe recipe, Path checkpoints) {
    return new RecipeTrainer(
        recipe, TinyCorpora.folder(), 1, checkpoints, LocalDate.of(2026, 11, 24), "0.1.0");
  }

  private static Watcher noting(List<String> stages) {
    return new Watcher() {
      @Override
      public void stage(String title) {
        stages.add(title);
      }

      @Override
      public void items(int done, int of) {
        assertThat(done).isBetween(1, of);
      }

      @Override
      public dev.duet.train.Progress training() {
        return dev.duet.train.Progress.none();
      }
    };
  }

  @AfterAll
  static void close() {
    result.bundle().close();
  }

  @Test
  void stagesAreAnnounced() {
    assertThat(STAGES)
        .containsExactly(
            "text model on 24 sentences",
            "features of 60 recordings",
            "audio model with OAF held out",
            "audio model with YAF held out",
            "audio model of all speakers");
  }

  @Test
  void everySpeakerIsMeasuredByAModelThatHasNotHeardThem() {
    Map<String, Evaluation> figures = result.figures();
    assertThat(figures.keySet())
        .containsExactly(
            "text_validation",
            "text_test",
            "audio_unheard_OAF",
            "audio_unheard_YAF",
            "audio_validation_same_speakers",
            "paired_validation_unheard_voices");
    assertThat(figures.get("audio_unheard_OAF").n()).isEqualTo(30);
    assertThat(figures.get("audio_unheard_YAF").n()).isEqualTo(30);
    assertThat(figures.get("text_test").n()).isEqualTo(6);
    // Neutral and love have no partner; joy and sadness of both speakers have.
    assertThat(figures.get("paired_validation_unheard_voices").n()).isEqualTo(40);
  }

  @Test
  void melodiesThatAreThisPlainAreLearnt() {
    assertThat(result.figures().get("audio_validation_same_speakers").accuracy()).isGreaterThan(.8);
    assertThat(result.figures().get("paired_validation_unheard_voices").accuracy())
        .isGreaterThan(.8);
  }

  @Test
  void theManifestSaysWhatWasFollowedAndSeen() {
    Manifest manifest = result.bundle().manifest();
    assertThat(manifest.format()).isEqualTo(Manifest.FORMAT);
    assertThat(manifest.name()).isEqualTo("tiny");
    assertThat(manifest.duet()).isEqualTo("0.1.0");
    assertThat(manifest.created()).isEqualTo("2026-11-24");
    assertThat(manifest.fusion()).get().isInstanceOf(Weighted.class);
    assertThat(manifest.audio().orElseThrow().spec().labels())
        .containsExactly(Emotion.JOY, Emotion.NEUTRAL, Emotion.SADNESS);
    assertThat(manifest.text().orElseThrow().labels())
        .containsExactly(Emotion.JOY, Emotion.LOVE, Emotion.SADNESS);
    assertThat(manifest.seen())
        .containsExactly(
            new Manifest.Seen(
                "emotion", "emotion, official split", 24, "educational and research use"),
            new Manifest.Seen(
                "tess",
                "tess, no test part, validation by text (2 of 10, seed 1)",
                48,
                "CC BY-NC-ND 4.0"));
  }

  @Test
  void aBundleThatWasWrittenAnswersAsTheOneThatWasTrained() {
    Path written = folder.resolve("bundle");
    result.bundle().save(written);
    Utterance utterance =
        Utterance.of(
            TinyCorpora.folder().resolve("tess/YAF_happy/YAF_ae_happy.wav"), "i feel so glad");
    try (Recognizer recognizer = Recognizer.load(written)) {
      Prediction prediction = recognizer.recognize(utterance);
      Bundle trained = result.bundle();
      Waveform sound = new AudioDecoder().decode(utterance.file().orElseThrow());
      assertThat(prediction.modalities().get(Modality.AUDIO))
          .isEqualTo(trained.hear(trained.features(sound), sound).scores());
      assertThat(prediction.label()).isEqualTo(Emotion.JOY);
    }
  }
}
