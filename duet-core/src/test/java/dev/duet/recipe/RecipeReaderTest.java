package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.TinyCorpora;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import dev.duet.audio.effect.SpecAugment;
import dev.duet.text.form.FormShares;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.CnnConfig;
import dev.duet.voice.LstmConfig;
import dev.duet.voice.Normalisation;
import dev.duet.voice.VoiceTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeReaderTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = TinyCorpora.recipe(folder);
  }

  static Stream<Path> shipped() throws IOException {
    return ShippedRecipes.files();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedRecipeReads(Path recipe) {
    assertThat(RecipeReader.read(recipe).name() + ".yaml")
        .isEqualTo(recipe.getFileName().toString());
  }

  @Test
  void aRecipeIsReadWhole() {
    Recipe recipe = RecipeReader.read(file);
    assertThat(recipe.name()).isEqualTo("tiny");
    assertThat(recipe.fusion()).contains(Recipe.Fusion.WEIGHTED);
    assertThat(recipe.requireAudio().frames().normalisation()).isEqualTo(Normalisation.MEAN);
    assertThat(recipe.requireAudio().network())
        .isEqualTo(new LstmConfig(2, 8, 1, LstmConfig.Pooling.ATTENTION, 0, 0.1));
    assertThat(recipe.requireAudio().training().plan())
        .isEqualTo(new TrainingPlan(6, 0.02, 0.1, 0, 1, 0, 1, TrainingPlan.Keep.LAST));
    assertThat(recipe.requireText().tuning().orElseThrow().loraTargets()).hasSize(2);
  }

  @Test
  void aRecipeOfOneModelFusesNothing() throws IOException {
    String whole = Files.readString(file);
    int text = whole.indexOf("\ntext:");
    Files.writeString(file, whole.substring(0, text) + "\n");
    assertThat(RecipeReader.read(file).text()).isEmpty();
    assertThat(RecipeReader.read(file).audio()).isPresent();
    Files.writeString(file, whole.substring(0, text) + "\nfusion: mean\n");
    assertRefused("there is nothing to fuse: fusion needs a section audio and a section text");
    Files.writeString(file, "name: none\nabout: nothing\n");
    assertRefused("a recipe has a section audio, a section text, or both");
  }

  @Test
  void whatIsOptionalIsOffUnlessTheRecipeSaysSo() throws IOException {
    VoiceTraining plain = RecipeReader.read(file).requireAudio().training();
    assertThat(plain).isEqualTo(new VoiceTraining(8, 0, plain.plan()));
    assertThat(plain.plan().averaging()).isZero();
    replace("keep: last", "keep: last, schedule: cosine, averaging: 0.9");
    replace("labelSmoothing: 0", "labelSmoothing: 0\n    ownOrders: true");
    VoiceTraining training = RecipeReader.read(file).requireAudio().training();
    assertThat(training.ownOrders()).isTrue();
    assertThat(training.plan().schedule()).isEqualTo(TrainingPlan.Schedule.COSINE);
    assertThat(training.plan().averaging()).isEqualTo(0.9);
  }

  @Test
  void anAugmentationNamesTheEffectsItHas() throws IOException {
    replace(
        "\ntext:",
        """
          augmentation:
            copies: 6
            seed: 1
            plan:
              timeStretch: {probability: 0.5, low: 0.85, high: 1.2}
              room: {probability: 0.4, low: 0.2, high: 0.8}
              babble: {probability: 0.3, low: 5, high: 20}
              telephone: {probability: 0.3, low: 3400, high: 7000}
            secondPlan:
              voiceWarp: {probability: 0.8, low: 0.85, high: 1.2}
            spec: {timeMasks: 2, longestTime: 8, featureMasks: 2, widestFeature: 12}

        text:""");
    AudioAugmentation augmentation =
        RecipeReader.read(file).requireAudio().augmentation().orElseThrow();
    assertThat(augmentation.copies()).isEqualTo(6);
    assertThat(augmentation.plan().babble()).contains(new Chance(0.3, 5, 20));
    assertThat(augmentation.plan().room()).contains(new Chance(0.4, 0.2, 0.8));
    assertThat(augmentation.plan().telephone()).contains(new Chance(0.3, 3400, 7000));
    assertThat(augmentation.plan().gain()).isEmpty();
    assertThat(augmentation.secondPlan().orElseThrow().voiceWarp())
        .contains(new Chance(0.8, 0.85, 1.2));
    assertThat(augmentation.spec()).contains(new SpecAugment(2, 8, 2, 12));
    replace("high: 1.2", "high: 120");
    assertRefused("audio.augmentation.plan: ");
  }

  @Test
  void aConvolutionalNetworkIsNamedByItsType() throws IOException {
    replace(
        "{members: 2, hidden: 8, layers: 1, pooling: attention, inputDropout: 0, dropout: 0.1}",
        "{type: cnn, members: 2, channels: [8, 16], kernel: 5, stride: 2, activation: gelu,"
            + " pooling: mean_max, embedding: 12, inputDropout: 0, dropout: 0.1}");
    assertThat(RecipeReader.read(file).requireAudio().network())
        .isEqualTo(
            new CnnConfig(
                2,
                List.of(8, 16),
                5,
                2,
                CnnConfig.Activation.GELU,
                CnnConfig.Pooling.MEAN_MAX,
                12,
                0,
                0.1));
  }

  @Test
  void powersOfTenAreNumbers() throws IOException {
    replace("learningRate: 0.02", "learningRate: 2e-2");
    assertThat(RecipeReader.read(file).requireAudio().training().plan().learningRate())
        .isEqualTo(0.02);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mfcc: 13 | mfccs: 13 | line 11, audio.features.mfccs: this key is not known here; known are [sampleRate,",
        "fusion: weighted | fusion: weighted\\ncolour: red | line 45, colour: this key is not known here",
        "mfcc: 13 | # 13 | line 7, audio.features: lacks the keys [mfcc]",
        "name: tiny | | line 3: lacks the keys [name]",
        "mfcc: 13 | mfcc: | line 11, audio.features.mfcc: has no value",
        "mfcc: 13 | mfcc: many | line 11, audio.features.mfcc: 'many' is not a whole number",
        "mfcc: 13 | mfcc: 13.5 | line 11, audio.features.mfcc: '13.5' is not a whole number",
        "mfcc: 13 | mfcc: [1, 2] | line 11, audio.features.mfcc: must be a single value",
        "mfcc: 13 | mfcc: 999 | line 7, audio.features: mfcc must be in 1..128, not 999",
        "chroma: false | chroma: maybe | line 13, audio.features.chroma: 'maybe' is not true or false",
        "tion: mean | tion: loud | line 18, audio.features.normalisation: 'loud' is not one of none, mean, mean_variance",
        "tion: mean | tion: 1 | line 18, audio.features.normalisation: '1' is not one of none,",
        "hidden: 8 | hidden: 0 | line 19, audio.network: hidden must be in 1..4096, not 0",
        "{members: 2, | {type: rnn, members: 2, | line 19, audio.network.type: 'rnn' is not one of lstm, cnn",
        "{members: 2, | {type: cnn, members: 2, | line 19, audio.network.hidden: this key is not known here; known are [members, channels,",
        "{members: 2, | {members: 2, type: lstm, | line 19, audio.network.type: this key is not known here; known are [members,",
        "keep: last} | keep: last, averaging: 1} | line 23, audio.training.plan: averaging must be in [0, 1), not 1.0",
        "keep: last} | keep: last, withValidation: true} | line 23, audio.training.plan.withValidation: this key is not known here",
        "Rate: 0.02 | Rate: fast | line 23, audio.training.plan.learningRate: 'fast' is not a number",
        "epochs: 6 | epochs: 0 | line 23, audio.training.plan: epochs must be positive",
        "[query, value] | [query, x] | line 41, text.tuning.loraTargets: 'x' is not one of query, key,",
        "[query, value] | [query, no] | line 41, text.tuning.loraTargets: the value is missing or does not fit",
        "[query, value] | query | line 41, text.tuning.loraTargets: must be a list, such as [a, b]",
        "fusion: weighted | # fusion | line 1: lacks the key fusion, which says how the answers of both",
        "fusion: weighted | fusion: vote | line 44, fusion: 'vote' is not one of learned, maximum,",
        "deltas: 1 | mfcc: 14 | line 12: Duplicate field 'mfcc'",
      })
  void whatIsWrongIsSaidWithItsLineAndKey(String right, String wrong, String sentence)
      throws IOException {
    replace(right, wrong == null ? "" : wrong.replace("\\n", "\n"));
    assertRefused(sentence);
  }

  @Test
  void aTabIsNoIndentation() throws IOException {
    replace("  corpus: tess", "\tcorpus: tess");
    assertRefused("line 6: while scanning for the next token found character");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "just words", "- a\n- b", "# nothing but a remark"})
  void whatIsNoRecipeIsToldWhatOneHas(String content) throws IOException {
    Files.writeString(file, content);
    assertRefused("here must be a section with the keys [name, about, audio, text, fusion, mlp]");
  }

  @Test
  void aTextModelLearnsFromOneCorpusOrFromSharesOfSeveral() throws IOException {
    assertThat(RecipeReader.read(file).requireText().corpus()).isEqualTo(TextCorpora.of("emotion"));
    replace("corpus: emotion", "corpus: {goemotions: 0.5, emotion: 1}");
    assertThat(RecipeReader.read(file).requireText().corpus().shares())
        .containsExactly(Map.entry("goemotions", 0.5), Map.entry("emotion", 1.0));
    replace("goemotions: 0.5", "goemotions: 1.5");
    assertRefused("text.corpus: the share of goemotions must be in (0, 1], not 1.5");
    replace("{goemotions: 1.5, emotion: 1}", "{}");
    assertRefused("text.corpus: names no corpus");
    replace("corpus: {}", "corpus: [emotion]");
    assertRefused("text.corpus: ");
    replace("corpus: [emotion]", "corpus:");
    assertRefused("text.corpus: ");
  }

  @Test
  void theFormsOfTrainingTextsAreShares() throws IOException {
    assertThat(RecipeReader.read(file).requireText().forms()).isEmpty();
    String forms =
        "{asWritten: 2, tweet: 1, punctuated: 1, emoji: 0.5, misspelt: 0.5, transcript: 1}";
    replace("corpus: emotion", "corpus: emotion\n  forms: " + forms);
    assertThat(RecipeReader.read(file).requireText().forms())
        .contains(new FormShares(2, 1, 1, 0.5, 0.5, 1));
    replace("emoji: 0.5", "emojis: 0.5");
    assertRefused("text.forms.emojis: this key is not known here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{{", "name: 'open", "\u0000\u0001binary", "name: *nowhere"})
  void whatIsNotYamlIsRefused(String content) throws IOException {
    Files.writeString(file, content);
    assertRefused("tiny.yaml, line 1");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> RecipeReader.read(missing))
        .isInstanceOf(RecipeException.class)
        .hasMessage(
            missing + " cannot be read as text; name a recipe such as recipes/approach-2.yaml");
    assertThatThrownBy(() -> RecipeReader.read(folder))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("cannot be read");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
    assertRefused("cannot be read");
    Files.write(file, new byte[1_000_001]);
    assertRefused("is no recipe: it has more than 1000000 bytes");
  }

  private void replace(String right, String wrong) throws IOException {
    String content = Files.readString(file);
    assertThat(content).contains(right);
    int at = content.indexOf(right);
    Files.writeString(
        file, content.substring(0, at) + wrong + content.substring(at + right.length()));
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> RecipeReader.read(file))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(sentence)
        .message()
        .doesNotContain("\n", "Feature", "dev.duet");
  }
}
