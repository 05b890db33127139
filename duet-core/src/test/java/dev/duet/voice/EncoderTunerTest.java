package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.TinyBundle;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.EncoderTuner.LabelledStates;
import dev.duet.weights.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderTunerTest {
  private static final DiscriminantConfig NETWORK = new DiscriminantConfig(4, 0.1, 2, 2);
  private static final String TUNED = "encoder/layer_0/ffn/linear_0/weight";
  private static final String FROZEN = "encoder/conv1/weight";

  private static Ear ear;
  private static List<LabelledStates> voices;

  @BeforeAll
  static void hear() {
    ear = RandomEncoder.ear();
    voices = new ArrayList<>();
    for (Emotion emotion : List.of(Emotion.JOY, Emotion.SADNESS)) {
      for (int i = 0; i < 6; i++) {
        Waveform sound = TinyBundle.utterance(emotion, i);
        Matrix lower = ear.lower(sound);
        LabelledFrames frames =
            new LabelledFrames(List.of(ear.upper(lower)), Tone.of(emotion), "speaker" + i % 3, "c");
        voices.add(new LabelledStates(frames, List.of(() -> lower)));
      }
    }
  }

  @AfterAll
  static void close() {
    ear.close();
  }

  @Test
  void anEarHearsInTwoHalvesWhatItHearsAtOnce() {
    Waveform sound = TinyBundle.utterance(Emotion.JOY, 1);
    Matrix whole = ear.of(sound);
    Matrix halves = ear.upper(ear.lower(sound));
    assertThat(halves.columns()).isEqualTo(whole.columns());
    assertThat(halves.data()).containsExactly(whole.data(), within(1e-4f));
  }

  @Test
  void aLongSoundIsDividedAlikeInTwoHalves() {
    float[] samples = TinyBundle.utterance(Emotion.JOY, 1).toMono().samples();
    int rate = TinyBundle.utterance(Emotion.JOY, 1).sampleRate();
    float[] long_ = new float[40 * rate];
    for (int i = 0; i < long_.length; i++) {
      long_[i] = samples[i % samples.length];
    }
    Waveform sound = Waveform.mono(long_, rate);
    assertThat(ear.upper(ear.lower(sound)).data())
        .containsExactly(ear.of(sound).data(), within(1e-3f));
  }

  @Test
  void aPositionBehindTheEncodersContextIsHeardToo() {
    assertThat(ear.upper(Matrix.zeros(64, 1500)).columns()).isEqualTo(750);
    assertThat(ear.upper(Matrix.zeros(64, 1501)).columns()).isEqualTo(751);
  }

  @Test
  void stepsChangeTheLayersThatAreSeenAndNothingBelow() {
    try (Ear tuned = tune(1, 2, Optional.empty())) {
      Map<String, Tensor> before = ear.tensors();
      Map<String, Tensor> after = tuned.tensors();
      assertThat(after.keySet()).isEqualTo(before.keySet());
      assertThat(after.get(TUNED).floats()).isNotEqualTo(before.get(TUNED).floats());
      assertThat(after.get(FROZEN).floats()).isEqualTo(before.get(FROZEN).floats());
    }
  }

  @Test
  void theLossFalls() {
    List<Double> losses = new ArrayList<>();
    Progress watching =
        new Progress() {
          @Override
          public void step(Step step) {}

          @Override
          public void epoch(History.Epoch epoch) {
            losses.add(epoch.loss());
          }
        };
    EncoderTuner.tune(ear, NETWORK, settings(1, 6), 0, voices, voices, watching, Optional.empty())
        .close();
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
  }

  @Test
  void theShareSaysHowFarWeightsMove() {
    try (Ear whole = tune(1, 2, Optional.empty());
        Ear half = tune(0.5, 2, Optional.empty())) {
      float[] from = ear.tensors().get(TUNED).floats();
      float[] to = whole.tensors().get(TUNED).floats();
      float[] between = new float[from.length];
      for (int i = 0; i < from.length; i++) {
        between[i] = (from[i] + to[i]) / 2;
      }
      assertThat(half.tensors().get(TUNED).floats()).containsExactly(between, within(3e-4f));
    }
  }

  @Test
  void aSeedFixesATuningWhetherItIsInterruptedOrNot(@TempDir Path folder) {
    try (Ear whole = tune(1, 3, Optional.empty())) {
      assertThatThrownBy(
              () ->
                  EncoderTuner.tune(
                      ear,
                      NETWORK,
                      settings(1, 3),
                      0,
                      voices,
                      voices,
                      stoppingInEpoch(2),
                      Optional.of(folder)))
          .hasMessage("stopped");
      try (Ear resumed = tune(1, 3, Optional.of(folder))) {
        assertThat(resumed.tensors().get(TUNED).floats())
            .isEqualTo(whole.tensors().get(TUNED).floats());
      }
    }
  }

  @Test
  void onlyAnEncoderIsTuned() {
    Ear frames = ToyVoices.FEATURES;
    assertThatThrownBy(
            () ->
                EncoderTuner.tune(
                    frames,
                    NETWORK,
                    settings(1, 1),
                    0,
                    voices,
                    voices,
                    Progress.none(),
                    Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only an encoder");
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    TrainingPlan plan = settings(1, 1).plan();
    assertThatThrownBy(() -> new EncoderTuning(0, 1, 1, plan)).hasMessageContaining("batchSize");
    assertThatThrownBy(() -> new EncoderTuning(1, 0, 1, plan)).hasMessageContaining("steps");
    assertThatThrownBy(() -> new EncoderTuning(1, 1, 0, plan)).hasMessageContaining("share");
  }

  private static Progress stoppingInEpoch(int number) {
    return new Progress() {
      @Override
      public void step(Step step) {
        if (step.epoch() == number) {
          throw new IllegalStateException("stopped");
        }
      }

      @Override
      public void epoch(History.Epoch epoch) {}
    };
  }

  private static Ear tune(double share, int epochs, Optional<Path> folder) {
    return EncoderTuner.tune(
        ear, NETWORK, settings(share, epochs), 0, voices, voices, Progress.none(), folder);
  }

  private static EncoderTuning settings(double share, int epochs) {
    return new EncoderTuning(
        4, 3, share, new TrainingPlan(epochs, 1e-3, 0, 0, 1, 0, 1, TrainingPlan.Keep.LAST));
  }
}
