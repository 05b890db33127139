package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackTranslationsTest {
  @TempDir Path folder;

  @Test
  void aSentenceHasItsDifferentVariantsInTheOrderOfTheRoutes() throws IOException {
    Path file = folder.resolve("made/variants.tsv");
    new BackTranslations(
            List.of(
                variant("spa", "i feel glad", "i feel happy"),
                variant("cat", "i feel glad", "i feel merry"),
                variant("fra", "i feel glad", "i feel happy"),
                variant("spa", "i am low", "i am down")))
        .write(file);
    BackTranslations read = BackTranslations.read(file);
    assertThat(read.of("i feel glad")).containsExactly("i feel happy", "i feel merry");
    assertThat(read.of("i am low")).containsExactly("i am down");
    assertThat(read.of("never seen")).isEmpty();
    assertThat(read.all()).hasSize(4);
    assertThat(Files.readAllLines(file).get(0)).isEqualTo("id\tlabel\troute\tsource\ttext");
    assertThat(file.resolveSibling("variants.tsv.part")).doesNotExist();
  }

  @Property(tries = 100)
  void whateverASentenceHoldsComesBack(
      @ForAll @Size(max = 4) List<@CharRange(from = '\t', to = '\u017f') @NotEmpty String> texts)
      throws IOException {
    Path file = Files.createTempFile("variants", ".tsv");
    List<TextVariant> written =
        texts.stream().map(text -> variant("spa", text, "\"" + text + "\t")).toList();
    new BackTranslations(written).write(file);
    assertThat(BackTranslations.read(file).all()).isEqualTo(written);
    Files.delete(file);
  }

  @Test
  void whatIsNoSuchFileIsOneSentence() throws IOException {
    Path file = folder.resolve("other.tsv");
    assertThatThrownBy(() -> BackTranslations.read(file))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("There is no file")
        .hasMessageEndingWith("duet data back-translate.");
    for (String content :
        List.of(
            "",
            "text,label\na,joy\n",
            "id\tlabel\troute\tsource\ttext\na\tjoy\n",
            "id\tlabel\troute\tsource\ttext\na\tbored\tspa\ta\tb\n",
            "id\tlabel\troute\tsource\ttext\na\tjoy\tspa\ta\t\"b\n")) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> BackTranslations.read(file))
          .as(content)
          .isInstanceOf(TranslationException.class)
          .hasMessageContaining("other.tsv");
    }
    Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28, 0, 1});
    assertThatThrownBy(() -> BackTranslations.read(file)).hasMessageContaining("UTF-8");
  }

  private static TextVariant variant(String route, String source, String text) {
    return new TextVariant("train/00001", Emotion.JOY, route, source, text);
  }
}
