package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhisperTokensTest {
  @TempDir private Path folder;

  @Test
  void turnsPiecesToTextAndLeavesMarksOut() throws IOException {
    WhisperTokens tokens = TinyVocabulary.in(folder);

    int[] said = {tokens.timestamp(0), TinyVocabulary.SAY, TinyVocabulary.DOG, TinyVocabulary.STOP};

    assertThat(tokens.text(said)).isEqualTo(" Say dog.");
    assertThat(tokens.textOnly(said)).hasSize(3);
  }

  @Test
  void joinsTheBytesOfACharacterThatPiecesDivide() throws IOException {
    assertThat(TinyVocabulary.in(folder).text(4, 5)).isEqualTo("é");
  }

  @Test
  void countsTimestampsInFiftiethsOfASecond() throws IOException {
    WhisperTokens tokens = TinyVocabulary.in(folder);

    assertThat(tokens.timestamp(0.1)).isEqualTo(tokens.timestampBegin() + 5);
    assertThat(tokens.seconds(tokens.timestamp(0.1))).isEqualTo(0.1);
  }

  @Test
  void knowsItsLanguages() throws IOException {
    WhisperTokens tokens = TinyVocabulary.in(folder);

    assertThat(tokens.languages()).hasSize(2);
    assertThat(tokens.language(tokens.language("de").orElseThrow())).isEqualTo("de");
    assertThat(tokens.language("transcribe")).isEmpty();
  }

  @Test
  void refusesTheVocabularyOfAnotherKindOfModel() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":{\"vocab\":{\"a\":0}}}");

    assertThatThrownBy(() -> WhisperTokens.read(folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("not Whisper's");
  }

  @Test
  void saysWhenAFolderHasNone() {
    assertThatThrownBy(() -> WhisperTokens.read(folder))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("fetch the model again");
  }
}
