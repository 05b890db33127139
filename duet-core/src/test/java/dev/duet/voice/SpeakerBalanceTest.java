package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpeakerBalanceTest {
  private static final LabelledFrames FREQUENT = of("frequent");
  private static final LabelledFrames RARE = of("rare");

  private static LabelledFrames of(String speaker) {
    return new LabelledFrames(List.of(Matrix.zeros(1, 1)), Tone.of(Emotion.JOY), speaker);
  }

  private static SpeakerBalance balance(double exponent) {
    List<LabelledFrames> all = new ArrayList<>(Collections.nCopies(16, FREQUENT));
    all.addAll(Collections.nCopies(4, RARE));
    return SpeakerBalance.of(all, exponent);
  }

  @Test
  void withoutBalanceAllUtterancesCountAlike() {
    assertThat(balance(0).of(FREQUENT)).isEqualTo(1);
    assertThat(balance(0).of(RARE)).isEqualTo(1);
  }

  @Test
  void fullyBalancedAllSpeakersCountAlike() {
    assertThat(16 * balance(1).of(FREQUENT)).isCloseTo(4 * balance(1).of(RARE), within(1e-9));
  }

  @Test
  void theMeanWeightIsOne() {
    SpeakerBalance half = balance(0.5);
    assertThat((16 * half.of(FREQUENT) + 4 * half.of(RARE)) / 20).isCloseTo(1, within(1e-9));
    assertThat(half.of(RARE)).isCloseTo(2 * half.of(FREQUENT), within(1e-9));
  }
}
