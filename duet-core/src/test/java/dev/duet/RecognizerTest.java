package dev.duet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.AudioException;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.io.WavWriter;
import dev.duet.audio.synth.Wordless;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import dev.duet.voice.SpeakerProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognizerTest {
  private static Recognizer recognizer;
  @TempDir Path folder;

  @BeforeAll
  static void load() {
    recognizer = Recognizer.load(TinyBundle.folder());
  }

  @AfterAll
  static void close() {
    recognizer.close();
  }

  @Test
  void soundAndWordsAreHeardReadAndFused() {
    Prediction prediction =
        recognizer.recognize(
            Utterance.of(TinyBundle.utterance(Emotion.JOY, 101), "i feel so happy today"));
    assertThat(prediction.label()).isEqualTo(Emotion.JOY);
    assertThat(prediction.modalities().keySet()).containsExactly(Modality.AUDIO, Modality.TEXT);
    assertThat(prediction.scores().labels())
        .containsExactlyInAnyOrder(Emotion.JOY, Emotion.SADNESS, Emotion.LOVE);
    assertThat(prediction.scores().asMap().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-6));
    assertThat(prediction.seconds()).containsKeys("features", "audio", "text", "fusion", "total");
  }

  @Test
  void theVoiceDecidesAlone() {
    for (Emotion emotion : List.of(Emotion.JOY, Emotion.SADNESS)) {
      Prediction prediction =
          recognizer.recognize(Utterance.of(TinyBundle.utterance(emotion, 203)));
      assertThat(prediction.label()).isEqualTo(emotion);
      assertThat(prediction.scores()).isEqualTo(prediction.modalities().get(Modality.AUDIO));
    }
  }

  @Test
  void wordsDecideAloneAndKnowLove() {
    Prediction prediction = recognizer.recognize(Utterance.ofText("i feel so romantic today"));
    assertThat(prediction.label()).isEqualTo(Emotion.LOVE);
    assertThat(prediction.modalities().keySet()).containsExactly(Modality.TEXT);
  }

  @Test
  void aFileGivesTheScoresOfItsSamples() throws Exception {
    Path file = folder.resolve("clip.wav");
    WavWriter.write(TinyBundle.utterance(Emotion.SADNESS, 7), WavWriter.Encoding.FLOAT32, file);
    Waveform decoded = new AudioDecoder().decode(file);
    assertThat(recognizer.recognize(Utterance.of(file)).scores())
        .isEqualTo(recognizer.recognize(Utterance.of(decoded)).scores());
  }

  @Test
  void servingComputesTheFeaturesOfTraining() {
    Waveform sound = TinyBundle.utterance(Emotion.JOY, 11);
    assertThat(recognizer.bundle().features(sound).data())
        .isEqualTo(TinyBundle.FEATURES.of(sound).data());
  }

  @Test
  void manyThreadsGetTheSameScores() throws Exception {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      utterances.add(
          Utterance.of(TinyBundle.utterance(Emotion.JOY, 300 + i), "she is glad number " + i));
    }
    List<Prediction> alone = utterances.stream().map(recognizer::recognize).toList();
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Prediction>> futures = new ArrayList<>();
      utterances.forEach(u -> futures.add(pool.submit(() -> recognizer.recognize(u))));
      for (int i = 0; i < alone.size(); i++) {
        assertThat(futures.get(i).get().scores()).isEqualTo(alone.get(i).scores());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void silenceAndScrapsAreRefusedWithASentence() {
    assertThatThrownBy(
            () -> recognizer.recognize(Utterance.of(Waveform.mono(new float[16000], 16000))))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("silent");
    assertThatThrownBy(
            () -> recognizer.recognize(Utterance.of(Waveform.mono(new float[100], 16000))))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining("too short");
  }

  @Test
  void blankWordsAreNoWords() {
    assertThatThrownBy(() -> Utterance.ofText("  "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to read");
    assertThat(Utterance.of(TinyBundle.utterance(Emotion.JOY, 1), " ").text()).isEmpty();
  }

  @Test
  void aVoiceIsLearntUtteranceByUtterance() {
    try (Recognizer learner = Recognizer.load(LearningBundle.folder())) {
      SpeakerProfile stranger = learner.bundle().stranger();
      Utterance rising = Utterance.of(TinyBundle.utterance(Emotion.JOY, 21));
      Prediction first = learner.recognize(rising, stranger);
      assertThat(first.scores()).isEqualTo(learner.recognize(rising).scores());
      SpeakerProfile known = first.speaker().orElseThrow();
      assertThat(known.utterances()).isEqualTo(1);
      Prediction second = learner.recognize(rising, known);
      assertThat(second.scores()).isNotEqualTo(first.scores());
      assertThat(second.speaker().orElseThrow().utterances()).isEqualTo(2);
    }
  }

  @Test
  void whatIsNoVoiceTeachesNothingOfTheSpeaker() {
    try (Recognizer learner = Recognizer.load(LearningBundle.folder())) {
      SpeakerProfile stranger = learner.bundle().stranger();
      Prediction noise = learner.recognize(Utterance.of(Wordless.NOISE.sound(16000, 1)), stranger);
      assertThat(noise.speaker()).hasValue(stranger);
      assertThat(noise.confidence()).isLessThan(0.56);
    }
  }
}
