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
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttentiveNetworkTest {
  private static final AttentiveConfig NETWORK = new AttentiveConfig(2, 2, 8, 16, 0.1, 0.1);
  private static final VoiceTraining TRAINING =
      new VoiceTraining(
          4,
          0.1,
          new TrainingPlan(30, 0.02, 0.1, 0, 1, 0, 1, TrainingPlan.Keep.LAST),
          false,
          true,
          false,
          0.5,
          0.3);

  private static VoiceModel model;

  @BeforeAll
  static void train() {
    try (Ear ear = RandomEncoder.ear()) {
      model = train(ear, Optional.empty());
    }
  }

  private static VoiceModel train(Ear ear, Optional<Path> folder) {
    return VoiceTrainer.train(
            RandomEncoder.FEATURES,
            ear,
            NETWORK,
            TRAINING,
            Optional.empty(),
            utterances(ear, 0, 6),
            utterances(ear, 6, 8),
            Progress.none(),
            folder)
        .model();
  }

  private static List<LabelledFrames> utterances(Ear ear, int from, int to) {
    List<LabelledFrames> utterances = new ArrayList<>();
    for (Emotion emotion : List.of(Emotion.JOY, Emotion.NEUTRAL)) {
      for (int i = from; i < to; i++) {
        Tone tone = Tone.of(emotion, i % 2 == 0 ? "calm" : emotion.label());
        Matrix frames = ear.of(TinyBundle.utterance(emotion, i));
        utterances.add(new LabelledFrames(List.of(frames), tone, "speaker " + i % 3));
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
    for (int i = 0; i < 6; i++) {
      right += model.score(TinyBundle.utterance(Emotion.JOY, i)).top() == Emotion.JOY ? 1 : 0;
      right +=
          model.score(TinyBundle.utterance(Emotion.NEUTRAL, i)).top() == Emotion.NEUTRAL ? 1 : 0;
    }
    assertThat(right).isGreaterThanOrEqualTo(10);
  }

  @Test
  void calmIsToldApartAndCountsAsNeutral() {
    assertThat(model.spec().tones())
        .extracting(Tone::word)
        .containsExactly("joy", "neutral", "calm");
    assertThat(model.spec().labels()).containsExactly(Emotion.JOY, Emotion.NEUTRAL);
    Matrix frames = model.frames(TinyBundle.utterance(Emotion.NEUTRAL, 9));
    double[] tones = model.tones(frames);
    assertThat(model.score(frames).of(Emotion.NEUTRAL)).isEqualTo(tones[1] + tones[2]);
  }

  @Test
  void paddingTouchesNothing() {
    Matrix one = model.frames(TinyBundle.utterance(Emotion.JOY, 3));
    Matrix other = new Span(0, one.columns() / 2).of(one);
    try (NDManager manager = Torch.newManager()) {
      float[] together =
          Torch.withoutGradients(
              () -> model.embed(List.of(one, other), manager, false).get(1).toFloatArray());
      assertThat(together).containsExactly(model.embed(other), within(1e-4f));
    }
  }

  @Test
  void aSavedModelGivesTheSameScoresWithNothingElse(@TempDir Path folder) {
    Path file = folder.resolve("audio.safetensors");
    try (Ear ear = RandomEncoder.ear();
        Ear halved = half(ear, folder);
        VoiceModel trained = train(halved, Optional.empty())) {
      trained.save(file);
      try (VoiceModel read = VoiceModel.load(trained.spec(), file)) {
        assertThat(read.score(TinyBundle.utterance(Emotion.JOY, 7)))
            .isEqualTo(trained.score(TinyBundle.utterance(Emotion.JOY, 7)));
      }
    }
  }

  /** The weights as a bundle has them, which is what a published model is heard through. */
  private static Ear half(Ear ear, Path folder) {
    Path file = folder.resolve("ear.safetensors");
    SafeTensors stored = new SafeTensors(ear.tensors(), Map.of());
    return Ear.stored(RandomEncoder.FEATURES, stored, file);
  }

  @Test
  void layersThatDoNotDivideAFrameAreRefused() {
    AttentiveConfig three = new AttentiveConfig(1, 3, 8, 16, 0, 0);
    assertThatThrownBy(() -> AttentiveNetwork.shapes(three, 128, 3))
        .hasMessageContaining("no 3 layers");
  }
}
