package dev.duet.speech.whisper.decode;

import static dev.duet.speech.whisper.decode.TinyVocabulary.DOG;
import static dev.duet.speech.whisper.decode.TinyVocabulary.SAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassagesTest {
  @TempDir private Path folder;
  private WhisperTokens tokens;

  @BeforeEach
  void read() throws IOException {
    tokens = TinyVocabulary.in(folder);
  }

  @Test
  void areOneWhereTheModelSetsNoCut() {
    Passages passages = Passages.of(tokens, said(at(0), SAY, DOG, at(0.1)), 30, 0.2);

    assertThat(passages.list()).hasSize(1);
    assertThat(passages.list().get(0).start()).isEqualTo(30);
    assertThat(passages.list().get(0).end()).isEqualTo(30.1);
    assertThat(passages.isClosed()).isTrue();
    assertThat(passages.done()).isEqualTo(0.2);
  }

  @Test
  void areCutWhereTwoTimestampsMeet() {
    Passages passages =
        Passages.of(tokens, said(at(0), SAY, at(0.04), at(0.06), DOG, at(0.1)), 0, 0.2);

    assertThat(passages.list()).extracting(Passage::start).containsExactly(0.0, 0.06);
    assertThat(passages.list()).extracting(Passage::end).containsExactly(0.04, 0.1);
  }

  @Test
  void leaveWhatIsCutOffToTheNextWindow() {
    Passages passages = Passages.of(tokens, said(at(0), SAY, at(0.04), at(0.06), DOG), 0, 0.2);

    assertThat(passages.list()).hasSize(1);
    assertThat(passages.done()).isEqualTo(0.04);
    assertThat(passages.isClosed()).isFalse();
  }

  private int at(double seconds) {
    return tokens.timestamp(seconds);
  }

  private static int[] said(int... tokens) {
    return tokens;
  }
}
