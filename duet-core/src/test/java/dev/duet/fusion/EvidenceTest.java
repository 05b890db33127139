package dev.duet.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class EvidenceTest {
  private static final List<Emotion> LABELS = List.of(Emotion.ANGRY, Emotion.JOY, Emotion.SADNESS);
  private static final FusionRule RULE =
      new Weighted(Pool.LOG_LINEAR, Map.of(Modality.AUDIO, 0.7, Modality.TEXT, 2.0));

  private static Evidence evidence(double trust, double... probabilities) {
    return new Evidence(Scores.of(LABELS, probabilities), Optional.empty(), trust);
  }

  private static Scores fused(Evidence audio, Evidence text) {
    return RULE.fuseEvidence(Map.of(Modality.AUDIO, audio, Modality.TEXT, text));
  }

  @Test
  void evidenceThatIsTrustedIsFusedAsItIs() {
    Evidence audio = evidence(1, 0.2, 0.5, 0.3);
    Evidence text = evidence(1, 0.1, 0.2, 0.7);
    assertThat(fused(audio, text))
        .isEqualTo(RULE.fuse(Map.of(Modality.AUDIO, audio.scores(), Modality.TEXT, text.scores())));
  }

  @Test
  void evidenceWithoutTrustLeavesTheOthersOrder() {
    Scores heard = fused(evidence(1, 0.2, 0.5, 0.3), evidence(0, 0, 0, 1));
    assertThat(heard.top()).isEqualTo(Emotion.JOY);
    assertThat(heard.of(Emotion.SADNESS)).isGreaterThan(heard.of(Emotion.ANGRY));
  }

  @Test
  void besideWhatIsNotTrustedSoundAnswersAsItWouldAlone() {
    Evidence audio = evidence(1, 0.2, 0.5, 0.3);
    Scores heard = fused(audio, evidence(0, 0, 0, 1));
    LABELS.forEach(
        label -> assertThat(heard.of(label)).isCloseTo(audio.scores().of(label), within(1e-12)));
  }

  @Property
  void noWeightMakesADoubtfulTranscriptBeatAClearVoice(
      @ForAll @DoubleRange(min = 0, max = 1) double sure,
      @ForAll @DoubleRange(min = 0, max = 0.6) double trust) {
    double rest = (1 - sure) / 2;
    Evidence clear = evidence(1, 0.999, 0.0005, 0.0005);
    assertThat(fused(clear, evidence(trust, rest, rest, sure)).top()).isEqualTo(Emotion.ANGRY);
  }

  @Property
  void moreTrustCountsMore(
      @ForAll @DoubleRange(min = 0, max = 1) double a,
      @ForAll @DoubleRange(min = 0, max = 1) double b) {
    Evidence heard = evidence(1, 0.6, 0.3, 0.1);
    double less = fused(heard, evidence(Math.min(a, b), 0.1, 0.1, 0.8)).of(Emotion.SADNESS);
    double more = fused(heard, evidence(Math.max(a, b), 0.1, 0.1, 0.8)).of(Emotion.SADNESS);
    assertThat(more).isGreaterThanOrEqualTo(less - 1e-12);
  }

  @Test
  void aloneItIsAnsweredUnchanged() {
    Evidence text = evidence(0.1, 0.1, 0.2, 0.7);
    assertThat(RULE.fuseEvidence(Map.of(Modality.TEXT, text)).of(Emotion.SADNESS))
        .isCloseTo(0.7, within(1e-12));
  }

  @Test
  void trustIsAProbability() {
    assertThatThrownBy(() -> evidence(1.1, 0.1, 0.2, 0.7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trust");
  }
}
