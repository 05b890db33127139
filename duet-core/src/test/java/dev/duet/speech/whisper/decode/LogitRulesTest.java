package dev.duet.speech.whisper.decode;

import static dev.duet.speech.whisper.decode.TinyVocabulary.DOG;
import static dev.duet.speech.whisper.decode.TinyVocabulary.SAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.speech.whisper.WhisperConfig;
import dev.duet.speech.whisper.WhisperConfig.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogitRulesTest {
  @TempDir private Path folder;
  private WhisperTokens tokens;
  private LogitRules rules;

  @BeforeEach
  void read() throws IOException {
    tokens = TinyVocabulary.in(folder);
    WhisperConfig config =
        new WhisperConfig(
            80,
            8,
            new Stack(1, 1, 8, 1500),
            new Stack(1, 1, 8, 448),
            tokens.timestampBegin() + 11,
            List.of(),
            List.of(DOG),
            List.of(),
            List.of());
    rules = new LogitRules(config, tokens);
  }

  @Test
  void aTranscriptBeginsWithATimestamp() {
    assertThat(allowed()).isNotEmpty().allMatch(tokens::isTimestamp);
  }

  @Test
  void textFollowsTheFirstTimestamp() {
    assertThat(allowed(tokens.timestamp(0))).contains(SAY).noneMatch(tokens::isTimestamp);
  }

  @Test
  void whatTheModelSuppressesIsNeverSaid() {
    assertThat(allowed(tokens.timestamp(0))).doesNotContain(DOG, tokens.noSpeech());
  }

  @Test
  void noTextFollowsTheTimestampThatEndsASegment() {
    float[] logits = new float[tokens.timestampBegin() + 11];
    logits[tokens.endOfText()] = 5;
    rules.apply(logits, new int[] {tokens.timestamp(0), SAY, tokens.timestamp(0.1)});

    assertThat(logits[SAY]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(logits[tokens.endOfText()]).isEqualTo(5);
  }

  @Test
  void timeDoesNotGoBack() {
    float[] logits = new float[tokens.timestampBegin() + 11];
    rules.apply(logits, new int[] {tokens.timestamp(0.1), SAY});

    assertThat(logits[tokens.timestamp(0.08)]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(logits[tokens.timestamp(0.12)]).isZero();
  }

  @Test
  void timestampsThatAreTogetherLikelierThanAnyWordComeFirst() {
    assertThat(allowed(tokens.timestamp(0), SAY)).allMatch(tokens::isTimestamp);
  }

  /** Tokens that may follow, where the network finds all alike. */
  private List<Integer> allowed(int... said) {
    float[] logits = new float[tokens.timestampBegin() + 11];
    rules.apply(logits, said);
    return IntStream.range(0, logits.length).filter(i -> logits[i] == 0).boxed().toList();
  }
}
