package dev.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.AudioException;
import dev.duet.audio.Waveform;
import dev.duet.audio.resample.Resampler;
import dev.duet.bundle.BundleException;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecognisedWordsTest {
  private static final String WORDS = "i feel so happy today";
  private static final Utterance CLIP = Utterance.of(TinyBundle.utterance(Emotion.JOY, 101));

  private static Prediction heard(FakeRecogniser recogniser, Utterance utterance) {
    try (Recognizer duet = Recognizer.load(TinyBundle.folder(), recogniser)) {
      return duet.recognize(utterance);
    }
  }

  @Test
  void aRecordingWithoutWordsGetsThemFromTheRecogniser() {
    FakeRecogniser recogniser = new FakeRecogniser(WORDS, 0.8);
    Prediction prediction = heard(recogniser, CLIP);
    assertThat(prediction.modalities()).containsOnlyKeys(Modality.AUDIO, Modality.TEXT);
    assertThat(prediction.heard().orElseThrow().transcript().text()).isEqualTo(WORDS);
    assertThat(prediction.heard().orElseThrow().trust()).isEqualTo(0.8);
    assertThat(prediction.seconds())
        .containsOnlyKeys("features", "audio", "asr", "text", "fusion", "total");
    assertThat(recogniser.isClosed()).isTrue();
  }

  @Test
  void aRecordingIsResampledOnceWhereBothWantOneRate() {
    float[] samples = Resampler.resample(CLIP.sound().get().samples(), 16_000, 48_000);
    FakeRecogniser recogniser = new FakeRecogniser(WORDS, 1);
    heard(recogniser, Utterance.of(Waveform.mono(samples, 48_000)));
    assertThat(recogniser.sampleRate()).isEqualTo(16_000);
  }

  /** Both count by how many they are; see SufficiencyTest. */
  @Test
  void wordsThatAreCertainCountAsGivenOnes() {
    Prediction given = heard(new FakeRecogniser("", 1), Utterance.of(CLIP.sound().get(), WORDS));
    assertThat(heard(new FakeRecogniser(WORDS, 1), CLIP).scores()).isEqualTo(given.scores());
    assertThat(given.heard()).isEmpty();
  }

  @Test
  void givenWordsAndWordsAloneAskNobody() {
    FakeRecogniser recogniser = new FakeRecogniser(WORDS, 1);
    heard(recogniser, Utterance.of(CLIP.sound().get(), WORDS));
    heard(recogniser, Utterance.ofText(WORDS));
    assertThat(recogniser.asked()).isZero();
  }

  @Test
  void whereNobodySpeaksTheSoundAnswersAlone() {
    try (Recognizer alone = Recognizer.load(TinyBundle.folder())) {
      for (FakeRecogniser nothing :
          new FakeRecogniser[] {new FakeRecogniser(" ", 1), new FakeRecogniser(WORDS, 0)}) {
        Prediction prediction = heard(nothing, CLIP);
        assertThat(prediction.scores()).isEqualTo(alone.recognize(CLIP).scores());
        assertThat(prediction.modalities()).containsOnlyKeys(Modality.AUDIO);
        assertThat(prediction.heard().orElseThrow().trust()).isZero();
      }
    }
  }

  @Test
  void aRecogniserIsMadeOnceAndOnlyIfItIsWanted() {
    int[] made = {0};
    try (Recognizer duet =
        Recognizer.load(
            TinyBundle.folder(),
            () -> {
              made[0]++;
              return Optional.empty();
            })) {
      duet.recognize(Utterance.ofText(WORDS));
      assertThatThrownBy(
              () -> duet.recognize(Utterance.of(Waveform.mono(new float[16_000], 16_000))))
          .as("a silent recording has no words to ask for")
          .isInstanceOf(AudioException.class);
      assertThat(made[0]).isZero();
      assertThat(duet.recognize(CLIP).heard()).isEmpty();
      duet.recognize(CLIP);
      assertThat(made[0]).isEqualTo(1);
    }
  }

  @Test
  void aBundleThatIsNoneClosesTheRecogniserToo() {
    FakeRecogniser recogniser = new FakeRecogniser(WORDS, 1);
    assertThatThrownBy(() -> Recognizer.load(Path.of("no-such-folder"), recogniser))
        .isInstanceOf(BundleException.class);
    assertThat(recogniser.isClosed()).isTrue();
  }
}
