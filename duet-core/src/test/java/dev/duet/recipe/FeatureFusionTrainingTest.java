package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.TinyCorpora;
import dev.duet.Utterance;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.BundleException;
import dev.duet.bundle.Manifest;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import dev.duet.train.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tiny recipe of approach 1, and recipes of one model, followed to their ends. */
class FeatureFusionTrainingTest {
  private static final Path CLIP = TinyCorpora.folder().resolve("tess/YAF_happy/YAF_ae_happy.wav");

  @TempDir private static Path folder;
  private static RecipeTrainer.Result result;
  private static Path written;

  @BeforeAll
  static void follow() throws IOException {
    result = train(RecipeReader.read(TinyCorpora.approach1(folder)), "frozen");
    written = folder.resolve("bundle");
    result.bundle().save(written);
  }

  @AfterAll
  static void close() {
    result.bundle().close();
  }

  private static RecipeTrainer.Result train(Recipe recipe, String name) {
    return train(recipe, name, Watcher.none());
  }

  private static RecipeTrainer.Result train(Recipe recipe, String name, Watcher watcher) {
    Path states = folder.resolve("states-" + name);
    return new RecipeTrainer(
            recipe, TinyCorpora.folder(), 1, states, LocalDate.of(2026, 11, 25), "0.1.0")
        .train(watcher, Optional.empty());
  }

  /** The recipe with a part of its text replaced. */
  private static Recipe changed(String name, String from, String to) throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path file = TinyCorpora.approach1(own);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
    return RecipeReader.read(file);
  }

  @Test
  void melodiesAndWordsThisPlainAreLearnt() {
    assertThat(result.figures().get("paired_validation_unheard_voices").accuracy())
        .isGreaterThan(.8);
    assertThat(result.figures().keySet())
        .containsExactly(
            "text_validation",
            "text_test",
            "audio_unheard_OAF",
            "audio_unheard_YAF",
            "audio_validation_same_speakers",
            "paired_validation_unheard_voices");
  }

  @Test
  void theManifestHasANetworkInPlaceOfARule() {
    Manifest manifest = result.bundle().manifest();
    assertThat(manifest.fusion()).isEmpty();
    Manifest.Mlp mlp = manifest.mlp().orElseThrow();
    assertThat(mlp.spec().config().hidden()).isEqualTo(16);
    assertThat(mlp.spec().labels())
        .containsExactly(Emotion.JOY, Emotion.LOVE, Emotion.NEUTRAL, Emotion.SADNESS);
    assertThat(mlp.temperature().value()).isPositive();
  }

  @Test
  void aBundleThatWasWrittenAnswersAsTheOneThatWasTrained() {
    String words = "i feel so glad today";
    try (Recognizer recognizer = Recognizer.load(written)) {
      Prediction both = recognizer.recognize(Utterance.of(CLIP, words));
      assertThat(both.label()).isEqualTo(Emotion.JOY);
      Bundle trained = result.bundle();
      Waveform sound = new AudioDecoder().decode(CLIP);
      Scores before =
          trained.fuse(
              Map.of(
                  Modality.AUDIO,
                  trained.hear(trained.features(sound), sound),
                  Modality.TEXT,
                  trained.read(words)));
      // The words' weights are written in half precision.
      before
          .asMap()
          .forEach((label, p) -> assertThat(both.scores().of(label)).isCloseTo(p, within(1e-3)));
    }
  }

  @Test
  void whatIsMissingLeavesASensibleAnswer() {
    try (Recognizer recognizer = Recognizer.load(written)) {
      Prediction heard = recognizer.recognize(Utterance.of(CLIP));
      assertThat(heard.label()).isEqualTo(Emotion.JOY);
      assertThat(heard.scores().knows(Emotion.LOVE)).as("no sound says love").isFalse();
      Prediction read = recognizer.recognize(Utterance.ofText("he is so miserable"));
      assertThat(read.label()).isEqualTo(Emotion.SADNESS);
      assertThat(read.scores().knows(Emotion.NEUTRAL)).as("no words say neutral").isFalse();
      Prediction both = recognizer.recognize(Utterance.of(CLIP, "he is so glad"));
      assertThat(both.modalities().get(Modality.AUDIO)).isEqualTo(heard.scores());
    }
  }

  @Test
  void trainingsThatAreDoneNeedNoVariants() throws IOException {
    Recipe varied =
        changed(
            "varied",
            "  network: {type: cnn",
            "  augmentation: {copies: 1, seed: 1, plan: {gain: {probability: 1, low: -3, high: 3}}}\n"
                + "  network: {type: cnn");
    assertThat(passesOverRecordings(varied)).as("features, and variants").isGreaterThan(1);
    assertThat(passesOverRecordings(varied)).as("features alone").isEqualTo(1);
  }

  /** How often a training of the recipe counts recordings from the first on. */
  private static int passesOverRecordings(Recipe recipe) {
    int[] passes = {0};
    Watcher watcher =
        new Watcher() {
          @Override
          public void stage(String title) {}

          @Override
          public void items(int done, int of) {
            passes[0] += done == 1 ? 1 : 0;
          }

          @Override
          public Progress training() {
            return Progress.none();
          }
        };
    train(recipe, "varied", watcher).bundle().close();
    return passes[0];
  }

  @Tag("slow")
  @Test
  void towersMayLearnFurther() throws IOException {
    Recipe joint = changed("joint", "towers: frozen", "towers: joint\n  towerPace: 0.1");
    try (Bundle bundle = train(joint, "joint").bundle()) {
      assertThat(bundle.read("i feel so glad today").scores().top()).isEqualTo(Emotion.JOY);
      assertThat(bundle.voice().parameters().copies(bundle.voice().parameters().names()))
          .isNotEqualTo(
              result
                  .bundle()
                  .voice()
                  .parameters()
                  .copies(result.bundle().voice().parameters().names()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio", "text"})
  void aBundleMayHaveOneModel(String kept) throws IOException {
    String yaml =
        Files.readString(TinyCorpora.approach1(Files.createDirectory(folder.resolve(kept))));
    int text = yaml.indexOf("\ntext:");
    int fusion = yaml.indexOf("\nfusion:");
    String head = yaml.substring(0, yaml.indexOf("\naudio:"));
    Path file = folder.resolve(kept + ".yaml");
    Files.writeString(
        file,
        kept.equals("audio")
            ? yaml.substring(0, text) + "\n"
            : head + yaml.substring(text, fusion) + "\n");
    Path alone = folder.resolve("bundle-" + kept);
    try (Bundle bundle = train(RecipeReader.read(file), kept).bundle()) {
      bundle.save(alone);
    }
    try (Recognizer recognizer = Recognizer.load(alone)) {
      Prediction both = recognizer.recognize(Utterance.of(CLIP, "i feel so glad today"));
      assertThat(both.modalities()).hasSize(1);
      assertThat(both.label()).isEqualTo(Emotion.JOY);
      Utterance other =
          kept.equals("audio") ? Utterance.ofText("i feel so glad") : Utterance.of(CLIP);
      assertThatThrownBy(() -> recognizer.recognize(other))
          .isInstanceOf(BundleException.class)
          .hasMessageContaining(kept.equals("audio") ? "cannot read" : "cannot hear");
    }
  }
}
