package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import dev.duet.TinyBundle;
import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscriminantNetworkTest {
  private static final DiscriminantConfig NETWORK = new DiscriminantConfig(5, 0.1, 2, 2);
  private static final VoiceTraining TRAINING =
      new VoiceTraining(4, 0, new TrainingPlan(1, 0.02, 0.1, 0, 1, 0, 1, TrainingPlan.Keep.LAST));

  private static VoiceModel model;

  @BeforeAll
  static void analyse() {
    try (Ear ear = RandomEncoder.ear()) {
      model = analysed(ear, NETWORK);
    }
  }

  private static VoiceModel analysed(Ear ear, DiscriminantConfig network) {
    return VoiceTrainer.train(
            RandomEncoder.FEATURES,
            ear,
            network,
            TRAINING,
            Optional.empty(),
            utterances(ear, 0, 8),
            utterances(ear, 8, 10),
            Progress.none(),
            Optional.empty())
        .model();
  }

  private static List<LabelledFrames> utterances(Ear ear, int from, int to) {
    List<LabelledFrames> utterances = new ArrayList<>();
    for (Emotion emotion : List.of(Emotion.JOY, Emotion.NEUTRAL)) {
      for (int i = from; i < to; i++) {
        Matrix frames = ear.of(TinyBundle.utterance(emotion, i));
        utterances.add(
            new LabelledFrames(
                List.of(frames), Tone.of(emotion), "speaker " + i % 4, "corpus " + i % 2));
      }
    }
    return utterances;
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void itLearnsWhatItHears() {
    int right = 0;
    for (int i = 0; i < 8; i++) {
      right += model.score(TinyBundle.utterance(Emotion.JOY, i)).top() == Emotion.JOY ? 1 : 0;
      right +=
          model.score(TinyBundle.utterance(Emotion.NEUTRAL, i)).top() == Emotion.NEUTRAL ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(14);
  }

  @Test
  void groupsThatDoNotOccurAreNoAnswer() {
    double[] tones = model.tones(model.frames(TinyBundle.utterance(Emotion.JOY, 9)));
    assertThat(tones[0] + tones[1]).isCloseTo(1, within(1e-5));
  }

  @Test
  void paddingTouchesNothing() {
    Matrix one = model.frames(TinyBundle.utterance(Emotion.JOY, 3));
    Matrix other = new Span(0, one.columns() / 2).of(one);
    try (NDManager manager = Torch.newManager()) {
      float[] together =
          Torch.withoutGradients(
              () -> model.embed(List.of(one, other), manager, false).get(1).toFloatArray());
      assertThat(together).containsExactly(model.embed(other), within(1e-3f));
    }
  }

  @Test
  void aSavedModelGivesTheSameScoresAndKnowsTheSameVoices(@TempDir Path folder) {
    Path file = folder.resolve("audio.safetensors");
    model.save(file);
    Matrix frames = model.frames(TinyBundle.utterance(Emotion.JOY, 7));
    float[] embedding = model.embed(frames);
    SpeakerProfile heard = model.after(model.stranger(), embedding);
    try (VoiceModel read = VoiceModel.load(model.spec(), file)) {
      assertThat(read.score(frames)).isEqualTo(model.score(frames));
      assertThat(read.tones(embedding, heard)).containsExactly(model.tones(embedding, heard));
    }
  }

  @Test
  void aStrangerIsHeardAsWithoutAProfile() {
    Matrix frames = model.frames(TinyBundle.utterance(Emotion.NEUTRAL, 9));
    assertThat(model.tones(model.embed(frames), model.stranger()))
        .containsExactly(model.tones(frames), within(1e-4));
  }

  @Test
  void whatSoundsLikeTrainingIsNearAndOfItsCorpus() {
    Matrix frames = model.frames(TinyBundle.utterance(Emotion.JOY, 3));
    float[] embedding = model.embed(frames);
    Familiarity own = model.familiarity(embedding, model.stranger());
    assertThat(own.corpora()).hasSize(2);
    assertThat(own.corpora().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-9));
    float[] far = embedding.clone();
    for (int i = 0; i < far.length; i++) {
      far[i] += 30;
    }
    assertThat(model.familiarity(far, model.stranger()).distance())
        .isGreaterThan(10 * own.distance());
    assertThat(own.values()).hasSize(4).startsWith(1);
  }

  @Test
  void aVoiceThatIsFarOffComesNearerWithEveryUtterance() {
    float[] joy = model.embed(model.frames(TinyBundle.utterance(Emotion.JOY, 2)));
    float[] neutral = model.embed(model.frames(TinyBundle.utterance(Emotion.NEUTRAL, 2)));
    float[] strangeJoy = new float[joy.length];
    float[] strangeNeutral = new float[joy.length];
    for (int i = 0; i < joy.length; i++) {
      float offset = 0.4f * (neutral[i] - joy[i]);
      strangeJoy[i] = joy[i] + offset;
      strangeNeutral[i] = neutral[i] + offset;
    }
    SpeakerProfile speaker = model.stranger();
    for (int i = 0; i < 25; i++) {
      speaker = model.after(model.after(speaker, strangeJoy), strangeNeutral);
    }
    assertThat(speaker.utterances()).isEqualTo(50);
    assertThat(model.tones(strangeJoy, speaker)[0])
        .isGreaterThan(model.tones(strangeJoy, model.stranger())[0]);
  }

  @Test
  void theProfileOfAnotherModelIsRefused() {
    SpeakerProfile other = new SpeakerProfile("other", 1, new double[5], new double[5]);
    assertThatThrownBy(() -> model.tones(new float[5], other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learnt by another model");
  }

  @Test
  void moreGroupsThanTheNetworkIsForAreRefused() {
    try (Ear ear = RandomEncoder.ear()) {
      assertThatThrownBy(() -> analysed(ear, new DiscriminantConfig(3, 0.1, 2, 2)))
          .hasMessageContaining("4 pairs of corpus and tone");
    }
  }
}
