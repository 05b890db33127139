package dev.duet.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Temperature;
import dev.duet.text.TextModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlainWordsTest {
  private static final Scores PLAIN =
      Scores.of(Map.of(Emotion.NEUTRAL, 0.9, Emotion.JOY, 0.05, Emotion.ANGRY, 0.05));
  private static final Scores JOYFUL =
      Scores.of(Map.of(Emotion.NEUTRAL, 0.05, Emotion.JOY, 0.9, Emotion.ANGRY, 0.05));
  private static final Scores ANGRY_VOICE =
      Scores.of(Map.of(Emotion.NEUTRAL, 0.1, Emotion.JOY, 0.1, Emotion.ANGRY, 0.8));
  private static final Scores BEEP =
      Scores.of(Map.of(Emotion.NEUTRAL, 0.34, Emotion.JOY, 0.33, Emotion.ANGRY, 0.33));

  private static double trust(Scores heard, Scores read) {
    Evidence words = new Evidence(read, Optional.empty(), 0.8);
    return PlainWords.weighed(
            Map.of(Modality.AUDIO, new Evidence(heard, Optional.empty()), Modality.TEXT, words))
        .get(Modality.TEXT)
        .trust();
  }

  @Test
  void besideAClearVoicePlainWordsCountLittle() {
    assertThat(trust(ANGRY_VOICE, PLAIN)).isCloseTo(0.8 * (1 - 0.9 * 0.9), within(1e-9));
    assertThat(trust(ANGRY_VOICE, JOYFUL)).isCloseTo(0.8 * (1 - 0.9 * 0.05), within(1e-9));
  }

  @Test
  void besideWhatIsNoVoiceTheyCountAsAllWordsDo() {
    assertThat(trust(BEEP, PLAIN)).isCloseTo(0.8, within(0.01));
  }

  @Test
  void onlyAModelThatKnowsNeutralCanTell() {
    Evidence voice = new Evidence(ANGRY_VOICE, Optional.empty());
    try (Bundle knows = bundle(Emotion.NEUTRAL);
        Bundle doesNot = bundle(Emotion.LOVE)) {
      String words = "i feel so tender today";
      Map<Modality, Evidence> plain =
          Map.of(Modality.AUDIO, voice, Modality.TEXT, knows.read(words));
      assertThat(knows.weighed(plain).get(Modality.TEXT).trust()).isLessThan(0.9);
      Map<Modality, Evidence> tender =
          Map.of(Modality.AUDIO, voice, Modality.TEXT, doesNot.read(words));
      assertThat(doesNot.weighed(tender)).isEqualTo(tender);
      Map<Modality, Evidence> alone = Map.of(Modality.TEXT, knows.read(words));
      assertThat(knows.weighed(alone)).isEqualTo(alone);
      assertThatThrownBy(() -> knows.trusted(ANGRY_VOICE))
          .isInstanceOf(BundleException.class)
          .hasMessageContaining("cannot hear");
    }
  }

  /** One that tells joy from something else by words. */
  private static Bundle bundle(Emotion other) {
    TextModel text = GoldenBundle.text(other);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            "words",
            "test",
            "2026-11-28",
            1,
            Optional.empty(),
            Optional.of(new Manifest.Text(text.labels(), "packaged", Temperature.ONE)),
            Optional.empty(),
            Optional.empty(),
            List.of());
    return new Bundle(
        manifest, Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty());
  }
}
