package dev.duet.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.TinyBundle;
import dev.duet.audio.Waveform;
import dev.duet.audio.synth.Wordless;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is no voice and no English, asked of bundles with a rule and with a network in its place.
 */
class ScopeTest {
  private static final String WORDS = "i feel so glad today";
  private static final String DIGITS = "0171 5550 2391";
  private static final Waveform VOICE = TinyBundle.utterance(Emotion.JOY, 11);
  private static final Waveform NOISE = Wordless.NOISE.sound(16_000, 1);

  private static Bundle ofRule;
  private static Bundle ofNetwork;

  @BeforeAll
  static void load() {
    ofRule = Bundle.load(TinyBundle.folder());
    ofNetwork = Bundle.load(GoldenBundle.ofFormat(2).folder());
  }

  @AfterAll
  static void close() {
    ofRule.close();
    ofNetwork.close();
  }

  private static Evidence heard(Bundle bundle, Waveform sound) {
    return bundle.hear(bundle.features(sound), sound);
  }

  private static Scores answer(Bundle bundle, Waveform sound, String words) {
    return bundle.fuse(
        Map.of(Modality.AUDIO, heard(bundle, sound), Modality.TEXT, bundle.read(words)));
  }

  @Test
  void aVoiceAndEnglishAreInScopeAndTheRestIsNot() {
    assertThat(Scope.holds(VOICE)).isTrue();
    assertThat(Scope.holds(NOISE)).isFalse();
    assertThat(Scope.holds(WORDS, ofRule.text().tokenizer())).isTrue();
    assertThat(Scope.holds(DIGITS, ofRule.text().tokenizer())).isFalse();
  }

  @Test
  void whatIsInScopeCountsAsItIs() {
    Evidence evidence = heard(ofNetwork, VOICE);
    assertThat(evidence.embedding()).isPresent();
    assertThat(Scope.limited(evidence, true)).isSameAs(evidence);
  }

  @Test
  void ofTheRestHardlyAnythingIsSaid() {
    for (Bundle bundle : List.of(ofRule, ofNetwork)) {
      for (Evidence evidence : List.of(heard(bundle, NOISE), bundle.read(DIGITS))) {
        Scores scores = evidence.scores();
        assertThat(scores.of(scores.top())).isLessThan(0.1 + 1.0 / scores.labels().size());
        assertThat(evidence.embedding()).isEqualTo(Optional.empty());
      }
    }
  }

  @Test
  void manyTextsAreJudgedAsOneIs() {
    List<Scores> scores = ofRule.readAll(List.of(DIGITS, WORDS));
    for (String words : List.of(DIGITS, WORDS)) {
      Scores one = ofRule.read(words).scores();
      Scores many = scores.get(words.equals(DIGITS) ? 0 : 1);
      one.asMap().forEach((label, p) -> assertThat(many.of(label)).isCloseTo(p, within(1e-4)));
    }
  }

  @Test
  void aNetworkAnswersAsThoughTheModalityWereNotThere() {
    assertThat(answer(ofNetwork, NOISE, WORDS)).isEqualTo(ofNetwork.read(WORDS).scores());
    assertThat(answer(ofNetwork, VOICE, DIGITS)).isEqualTo(heard(ofNetwork, VOICE).scores());
  }

  @Test
  void whereNothingIsInScopeNoLabelIsSure() {
    for (Bundle bundle : List.of(ofRule, ofNetwork)) {
      Scores scores = answer(bundle, NOISE, DIGITS);
      assertThat(scores.labels()).containsExactly(Emotion.JOY, Emotion.LOVE, Emotion.SADNESS);
      assertThat(scores.of(scores.top())).isLessThan(0.5);
    }
  }

  @Test
  void theSharedLabelsOfOneInScopeAreItsOwn() {
    Map<Modality, Evidence> evidence =
        Map.of(Modality.AUDIO, heard(ofNetwork, VOICE), Modality.TEXT, ofNetwork.read(DIGITS));
    Scores among = ofNetwork.fuseAmong(Set.of(Emotion.JOY, Emotion.SADNESS), evidence);
    assertThat(among.labels()).containsExactly(Emotion.JOY, Emotion.SADNESS);
  }
}
