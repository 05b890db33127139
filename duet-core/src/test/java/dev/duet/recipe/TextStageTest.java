package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Emotion;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextTrainer;
import dev.duet.text.TextVariation;
import dev.duet.text.form.FormShares;
import dev.duet.text.translate.BackTranslations;
import dev.duet.text.translate.TextVariant;
import dev.duet.text.translate.TranslationException;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextStageTest {
  private static final Partition PARTITION =
      new Partition(
          List.of(
              sentence("t1", "i feel glad", Split.TRAIN), sentence("t2", "so merry", Split.TRAIN)),
          List.of(sentence("v1", "What a joy", Split.VALIDATION)),
          List.of(sentence("e1", "i am  happy", Split.TEST)),
          "sentences",
          false);

  @TempDir Path data;

  private static Sample sentence(String id, String words, Split split) {
    return new Sample(
        id,
        Optional.empty(),
        Optional.of(words),
        Emotion.JOY,
        "joy",
        Optional.empty(),
        Optional.of(split));
  }

  private TextStage stage(int variants) {
    return new TextStage(
        new Recipe.Text(
            TextCorpora.of("emotion"),
            Optional.of(new Recipe.BackTranslation("variants.tsv", variants)),
            Optional.empty(),
            Optional.of(FineTuning.defaults()),
            Optional.empty()),
        data);
  }

  private void translate(String source, String... texts) throws IOException {
    BackTranslations file =
        new BackTranslations(
            List.of(texts).stream()
                .map(text -> new TextVariant("t1", Emotion.JOY, "spa", source, text))
                .toList());
    file.write(data.resolve("variants.tsv"));
  }

  @Test
  void variantsFollowTheirSentence() throws IOException {
    translate("i feel glad", "I feel happy", "I am glad");
    List<LabelledText> training = stage(2).training(PARTITION, 1);
    assertThat(training)
        .extracting(LabelledText::text)
        .startsWith("i feel glad")
        .endsWith("so merry")
        .contains("I feel happy", "I am glad")
        .hasSize(4);
    assertThat(training).extracting(LabelledText::label).containsOnly(Emotion.JOY);
  }

  @Test
  void noMoreVariantsJoinThanTheRecipeSays() throws IOException {
    translate("i feel glad", "one", "two", "three", "four");
    assertThat(stage(1).training(PARTITION, 1)).hasSize(3);
    assertThat(stage(1).training(PARTITION, 1)).isEqualTo(stage(1).training(PARTITION, 1));
  }

  @Test
  void noVariantIsASentenceThatIsHeldOut() throws IOException {
    translate("i feel glad", "what a JOY", "I am happy", "I am glad");
    assertThat(stage(9).training(PARTITION, 1))
        .extracting(LabelledText::text)
        .containsExactly("i feel glad", "I am glad", "so merry");
  }

  @Test
  void noVariantOfASentenceThatIsHeldOutIsLearnt() throws IOException {
    translate("What a joy", "What fun");
    assertThat(stage(9).training(PARTITION, 1))
        .extracting(LabelledText::text)
        .containsExactly("i feel glad", "so merry");
  }

  @Test
  void aFileThatIsMissingIsNamedWithItsCure() {
    assertThatThrownBy(() -> stage(1).training(PARTITION, 1))
        .isInstanceOf(TranslationException.class)
        .hasMessageContainingAll("variants.tsv", "duet data back-translate");
  }

  private TextStage stage(FormShares forms) {
    return new TextStage(
        new Recipe.Text(
            TextCorpora.of("emotion"),
            Optional.empty(),
            Optional.of(forms),
            Optional.of(FineTuning.defaults()),
            Optional.empty()),
        data);
  }

  @Test
  void trainingSentencesAreWrittenAnewInTheFormsOfTheRecipe() {
    TextVariation tweets = stage(new FormShares(0, 1, 0, 0, 0, 0)).variation(PARTITION);
    assertThat(tweets.of("I don't know!", new Random(1))).isEqualTo("i dont know");
  }

  @Test
  void noSentenceIsWrittenAsOneThatIsHeldOut() {
    TextVariation tweets = stage(new FormShares(0, 1, 0, 0, 0, 0)).variation(PARTITION);
    assertThat(tweets.of("I am -- happy!", new Random(1)))
        .as("'i am happy' is in the test part")
        .isEqualTo("I am -- happy!");
    assertThat(tweets.of("What a joy?", new Random(1)))
        .as("'what a joy' is in the validation part")
        .isEqualTo("What a joy?");
  }

  /** The law behind it: whatever is measured or chosen by is read as it was written. */
  @Test
  void onlyTrainingSentencesAreVaried() {
    Set<String> asked = new HashSet<>();
    TextVariation watched =
        (text, random) -> {
          asked.add(text);
          return text;
        };
    FineTuning brief = FineTuning.defaults().withPlan(new TrainingPlan(1, 1e-4, 0, 0, 1, 0, 1));
    TextTrainer.train(
            brief,
            List.of(
                new LabelledText("i feel glad", Emotion.JOY),
                new LabelledText("so low", Emotion.SADNESS)),
            watched,
            List.of(new LabelledText("what a joy", Emotion.JOY)),
            Progress.none(),
            Optional.empty())
        .model()
        .close();
    assertThat(asked).containsExactlyInAnyOrder("i feel glad", "so low");
  }

  @Test
  void aStudentLearnsFromSentencesAsTheyAre() {
    Recipe.Text student =
        RecipeReader.read(ShippedRecipes.folder().resolve("tiny-student.yaml")).requireText();
    assertThatThrownBy(
            () ->
                new Recipe.Text(
                    student.corpus(),
                    Optional.empty(),
                    Optional.of(new FormShares(1, 1, 1, 1, 1, 1)),
                    Optional.empty(),
                    student.distillation()))
        .hasMessageStartingWith("forms need a section tuning");
  }

  @Test
  void aTextModelIsTrainedInOneWay() {
    assertThatThrownBy(
            () ->
                new Recipe.Text(
                    TextCorpora.of("emotion"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessage("a text model has a section tuning or a section distillation");
  }
}
