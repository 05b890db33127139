package dev.duet.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Golden;
import dev.duet.audio.Matrix;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A small random checkpoint gives the numbers that Hugging Face transformers gives. */
class WhisperNetworkTest {
  private static WhisperNetwork whisper;
  private static AudioStates sound;

  @BeforeAll
  static void open() {
    whisper = SmallWhisper.load();
    sound = whisper.encode(SmallWhisper.mel());
  }

  @AfterAll
  static void close() {
    if (whisper != null) {
      sound.close();
      whisper.close();
    }
  }

  @Test
  void theSizesAreThoseOfTheWeights() {
    WhisperConfig config = whisper.config();
    assertThat(config.mels()).isEqualTo(80);
    assertThat(config.width()).isEqualTo(32);
    assertThat(config.vocabulary()).isEqualTo(120);
    assertThat(config.encoder()).isEqualTo(new WhisperConfig.Stack(2, 4, 64, 100));
    assertThat(config.decoder()).isEqualTo(new WhisperConfig.Stack(2, 4, 64, 48));
    assertThat(config.multilingual()).isFalse();
  }

  @Test
  void theEncodersStatesAreTheReferences() {
    WhisperFolder folder = WhisperFolder.open(SmallWhisper.folder());
    try (Parameters parameters = folder.parameters();
        NDManager manager = Torch.newManager()) {
      NDArray mel = manager.create(SmallWhisper.mel().data(), new Shape(1, 80, 200));
      List<NDArray> states = new WhisperEncoder(folder.config(), parameters).hiddenStates(mel);
      for (int i = 0; i < 3; i++) {
        assertThat(
                Golden.maxDifference(
                    states.get(i).toFloatArray(), SmallWhisper.golden("encoder_" + i)))
            .isLessThan(1e-4);
      }
    }
    assertThat(Golden.maxDifference(sound.states().data(), SmallWhisper.golden("encoder_2")))
        .isLessThan(1e-4);
  }

  @Test
  void theLogitsAreTheReferences() {
    try (DecoderSession session = whisper.decode(sound, 1)) {
      float[][][] logits = session.next(new int[][] {SmallWhisper.TOKENS}, 0, 1, 2, 3, 4);
      assertSame(logits[0], SmallWhisper.golden("logits"));
    }
  }

  @Test
  void tokenByTokenTheLogitsAreTheSame() {
    float[] golden = SmallWhisper.golden("logits");
    try (DecoderSession session = whisper.decode(sound, 1)) {
      for (int i = 0; i < SmallWhisper.TOKENS.length; i++) {
        float[][] logits = session.next(new int[][] {{SmallWhisper.TOKENS[i]}});
        assertSame(logits, Arrays.copyOfRange(golden, i * 120, (i + 1) * 120));
      }
      assertThat(session.length()).isEqualTo(5);
    }
  }

  @Test
  void aTokenThatWasExpectedIsAnsweredAsIfItHadNotBeen() {
    float[] golden = SmallWhisper.golden("logits");
    int[] tokens = SmallWhisper.TOKENS;
    try (DecoderSession session = whisper.decode(sound, 1)) {
      float[][] logits = session.nextExpecting(new int[] {tokens[0], tokens[1]}, tokens[2], 0, 1);
      assertSame(logits, Arrays.copyOfRange(golden, 0, 240));
      assertThat(session.length()).isEqualTo(2);
      assertSame(session.next(new int[][] {{tokens[2]}}), Arrays.copyOfRange(golden, 240, 360));
      assertSame(session.next(new int[][] {{tokens[3]}}), Arrays.copyOfRange(golden, 360, 480));
      assertThat(session.length()).isEqualTo(4);
    }
  }

  @Test
  void aTokenThatWasExpectedInVainIsForgotten() {
    float[] golden = SmallWhisper.golden("logits");
    int[] tokens = SmallWhisper.TOKENS;
    try (DecoderSession session = whisper.decode(sound, 1)) {
      session.nextExpecting(new int[] {tokens[0], tokens[1]}, tokens[2] + 1, 1);
      session.keep(0, 0);
      float[][] logits = session.next(new int[][] {{tokens[2]}, {tokens[2]}});
      assertSame(logits[0], Arrays.copyOfRange(golden, 240, 360));
      assertSame(logits[1], Arrays.copyOfRange(golden, 240, 360));
    }
  }

  @Test
  void hypothesesDoNotHearEachOther() {
    float[] golden = SmallWhisper.golden("logits");
    try (DecoderSession session = whisper.decode(sound, 2)) {
      session.next(new int[][] {{1, 17}, {7, 8}});
      float[][] logits = session.next(new int[][] {{33, 4}, {9, 10}});
      assertSame(logits[0], Arrays.copyOfRange(golden, 360, 480));
      assertThat(Golden.maxDifference(logits[1], logits[0])).isGreaterThan(1e-3);
    }
  }

  @Test
  void keptRowsGoOnAsTheyWere() {
    float[] golden = SmallWhisper.golden("logits");
    try (DecoderSession session = whisper.decode(sound, 3)) {
      session.next(new int[][] {{7, 7, 7}, {1, 17, 33}, {8, 8, 8}});
      session.keep(1, 0, 1, 1);
      assertThat(session.rows()).isEqualTo(4);
      float[][] logits = session.next(new int[][] {{4}, {4}, {90}, {4}});
      float[] expected = Arrays.copyOfRange(golden, 360, 480);
      assertSame(logits[0], expected);
      assertSame(logits[3], expected);
      assertThat(Golden.maxDifference(logits[1], expected)).isGreaterThan(1e-3);
      assertThat(Golden.maxDifference(logits[2], expected)).isGreaterThan(1e-3);
    }
  }

  @Test
  void theCrossAttentionsAreTheReferences() {
    // Nobody has chosen alignment heads for it: they are all four heads of the upper layer.
    Alignment alignment = whisper.align(sound, SmallWhisper.TOKENS, 120);
    float[] golden = SmallWhisper.golden("cross_attention_1");
    assertThat(alignment.attentions()).hasSize(4);
    for (int head = 0; head < 4; head++) {
      Matrix attention = alignment.attentions().get(head);
      assertThat(attention.rows()).isEqualTo(5);
      assertThat(
              Golden.maxDifference(
                  attention.data(), Arrays.copyOfRange(golden, head * 500, (head + 1) * 500)))
          .isLessThan(1e-4);
    }
    float[] logits = SmallWhisper.golden("logits");
    double sum = 0;
    for (int token = 0; token < 120; token++) {
      sum += Math.exp(logits[120 + token]);
    }
    assertThat(alignment.probabilities()).hasSize(4);
    assertThat((double) alignment.probabilities()[1])
        .isCloseTo(Math.exp(logits[120 + 33]) / sum, within(1e-5));
  }

  @Test
  void aShorterSoundHasThePositionsItFills() {
    Matrix mel = SmallWhisper.mel();
    float[] part = new float[80 * 60];
    for (int band = 0; band < 80; band++) {
      System.arraycopy(mel.data(), band * 200, part, band * 60, 60);
    }
    try (AudioStates brief = whisper.encode(new Matrix(part, 80, 60));
        DecoderSession session = whisper.decode(brief, 1)) {
      assertThat(brief.positions()).isEqualTo(30);
      assertThat(session.next(new int[][] {{1}})[0]).hasSize(120);
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> whisper.encode(Matrix.zeros(80, 202)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 200");
    assertThatThrownBy(() -> whisper.encode(Matrix.zeros(80, 3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> whisper.encode(Matrix.zeros(128, 200)))
        .isInstanceOf(IllegalArgumentException.class);
    try (DecoderSession session = whisper.decode(sound, 1)) {
      assertThatThrownBy(() -> session.next(new int[][] {new int[49]}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("context of 48");
      assertThatThrownBy(() -> session.next(new int[][] {{1}, {2}}))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> session.keep(1)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(session::keep).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertSame(float[][] actual, float[] golden) {
    float[] flat = new float[golden.length];
    for (int i = 0; i < actual.length; i++) {
      System.arraycopy(actual[i], 0, flat, i * actual[i].length, actual[i].length);
    }
    assertThat(Golden.maxDifference(flat, golden)).isLessThan(1e-4);
  }

  private static void assertSame(float[] actual, float[] golden) {
    assertThat(Golden.maxDifference(actual, golden)).isLessThan(1e-4);
  }
}
