package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.TinyCorpora;
import dev.duet.corpus.CorpusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with the data is said before anything is trained. */
class MaterialTest {
  @TempDir Path data;
  private Recipe recipe;

  @BeforeEach
  void write() throws IOException {
    TinyCorpora.write(data);
    recipe = RecipeReader.read(TinyCorpora.recipe(data));
  }

  @Test
  void everySpeakerIsHeldOutOnceAndTheLastModelHearsAll() {
    Material material = Material.of(recipe, data, 1);
    Material.Recordings recordings = material.recordings().orElseThrow();
    assertThat(recordings.heldOut())
        .extracting(p -> p.test().get(0).speaker().orElseThrow())
        .containsExactly("OAF", "YAF");
    assertThat(recordings.all().test()).isEmpty();
    assertThat(recordings.all().train()).hasSize(48);
    assertThat(material.texts().orElseThrow().sentences().test()).hasSize(6);
  }

  @Test
  void aCorpusThatIsMissingIsNamed() throws IOException {
    remove(data.resolve("tess"), file -> true);
    assertRefused("No tess corpus in " + data);
  }

  @Test
  void oneSpeakerIsTooFew() throws IOException {
    remove(data.resolve("tess"), file -> file.getFileName().toString().startsWith("OAF"));
    assertRefused("tess names 1 speakers; holding one out takes at least two");
  }

  @Test
  void aLabelThatCannotBeLearntIsNamed() throws IOException {
    Files.writeString(data.resolve("emotion/val.txt"), "how odd is that;surprise\n");
    assertRefused("validation has [surprise], training has not");
  }

  @Test
  void aLabelWithoutSentencesIsNamed() throws IOException {
    Files.writeString(data.resolve("emotion/val.txt"), "they are merry about her;joy\n");
    assertRefused("there are recordings but no sentences of [sadness]");
  }

  private void assertRefused(String sentence) {
    assertThatThrownBy(() -> Material.of(recipe, data, 1))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining(sentence);
  }

  private static void remove(Path folder, Predicate<Path> unwanted) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).filter(unwanted).toList()) {
        Files.delete(file);
      }
    }
  }
}
