package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Emotion;
import dev.duet.text.translate.BackTranslations;
import dev.duet.text.translate.Sentence;
import dev.duet.text.translate.TextVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No variant of a validation or test sentence enters training, whatever a file of them holds. */
class AugmentedTextTest {
  @TempDir Path folder;
  private Corpus corpus;

  @BeforeEach
  void corpus() throws IOException {
    Files.writeString(
        folder.resolve("train.txt"), "i am glad;joy\ni am low;sadness\nI am  calm;joy\n");
    Files.writeString(folder.resolve("val.txt"), "i am merry;joy\ni am sad;sadness\n");
    Files.writeString(folder.resolve("test.txt"), "i am calm;joy\ni am down;sadness\n");
    corpus = Corpora.load("emotion", folder);
  }

  @Test
  void onlyTrainingSentencesThatNobodyTestsByAreTranslated() {
    AugmentedText texts = AugmentedText.of(corpus, 1);
    assertThat(texts.training())
        .extracting(Sentence::text)
        .containsExactly("i am glad", "i am low");
    assertThat(texts.isHeldOut("I am   MERRY")).isTrue();
    assertThat(texts.isHeldOut("i am down")).isTrue();
    assertThat(texts.isHeldOut("i am glad")).isFalse();
  }

  @Test
  void aVariantTrainsWithTheLabelOfItsSource() {
    Partition partition = Partitions.official(corpus, 1).withoutSharedTexts();
    BackTranslations variants =
        new BackTranslations(
            List.of(variant("i am low", "i feel bad"), variant("i am low", "i was low")));
    Partition augmented = AugmentedText.with(partition, variants);
    assertThat(augmented.train())
        .extracting(Sample::id)
        .containsExactly("train/00001", "train/00002", "train/00002~1", "train/00002~2");
    Sample added = augmented.train().get(2);
    assertThat(added.text()).contains("i feel bad");
    assertThat(added.emotion()).isEqualTo(Emotion.SADNESS);
    assertThat(added.split()).contains(Split.TRAIN);
    assertThat(augmented.validation()).isEqualTo(partition.validation());
    assertThat(augmented.test()).isEqualTo(partition.test());
    assertThat(augmented.description()).endsWith("training with 2 back-translations");
  }

  @Test
  void noVariantOfAHeldSentenceAndNoHeldSentenceAsAVariantTrains() {
    Partition partition = Partitions.official(corpus, 1).withoutSharedTexts();
    List<TextVariant> all = new ArrayList<>();
    for (Sample sample : corpus.samples()) {
      String text = sample.text().orElseThrow();
      all.add(variant(text, "variant of " + text));
      all.add(variant(text, "I am MERRY"));
      all.add(variant(text, "i am  down"));
    }
    Partition augmented = AugmentedText.with(partition, new BackTranslations(all));
    assertThat(augmented.train())
        .extracting(s -> s.text().orElseThrow())
        .containsExactly("i am glad", "variant of i am glad", "i am low", "variant of i am low");
    Set<String> held = new HashSet<>();
    Stream.concat(augmented.validation().stream(), augmented.test().stream())
        .forEach(s -> held.add(s.textKey().orElseThrow()));
    assertThat(augmented.train()).noneMatch(s -> held.contains(s.textKey().orElseThrow()));
  }

  private static TextVariant variant(String source, String text) {
    return new TextVariant("any", Emotion.JOY, "spa", source, text);
  }
}
