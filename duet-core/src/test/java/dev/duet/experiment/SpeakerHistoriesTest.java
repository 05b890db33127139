package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.TinyBundle;
import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.DiscriminantConfig;
import dev.duet.voice.Ear;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.RandomEncoder;
import dev.duet.voice.Tone;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SpeakerHistoriesTest {
  private static final int CLIPS = 12;

  private static VoiceModel model;
  private static SpeakerHistories histories;

  @BeforeAll
  static void analyse() {
    List<LabelledFrames> clips = new ArrayList<>();
    List<Integer> tones = new ArrayList<>();
    try (Ear ear = RandomEncoder.ear()) {
      for (int i = 0; i < CLIPS; i++) {
        Emotion emotion = i % 2 == 0 ? Emotion.JOY : Emotion.NEUTRAL;
        Matrix frames = ear.of(TinyBundle.utterance(emotion, i));
        clips.add(new LabelledFrames(List.of(frames), Tone.of(emotion), "speaker " + i % 3));
        tones.add(i % 2);
      }
      model =
          VoiceTrainer.train(
                  RandomEncoder.FEATURES,
                  ear,
                  new DiscriminantConfig(2, 0.1, 2, 2),
                  new VoiceTraining(
                      4, 0, new TrainingPlan(1, 0.02, 0.1, 0, 1, 0, 1, TrainingPlan.Keep.LAST)),
                  Optional.empty(),
                  clips,
                  clips,
                  Progress.none(),
                  Optional.empty())
              .model();
    }
    List<float[]> embeddings = clips.stream().map(clip -> model.embed(clip.frames())).toList();
    histories = new SpeakerHistories(model, embeddings, tones);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void afterNothingEveryClipIsThatOfAStranger() {
    List<SpeakerHistories.Judgement> judged = histories.after(0);
    assertThat(judged).hasSize(CLIPS);
    for (SpeakerHistories.Judgement each : judged) {
      float[] embedding = histories.embeddings().get(each.clip());
      assertThat(each.probabilities())
          .containsExactly(model.tones(embedding, model.stranger()), within(1e-12));
    }
  }

  @Test
  void everyClipIsJudgedAfterSeveralHistoriesOfALengthAndOneOfAllOthers() {
    assertThat(histories.after(2)).hasSize(3 * CLIPS);
    assertThat(histories.after(SpeakerHistories.ALL)).hasSize(CLIPS);
  }

  @Test
  void everyClipIsJudgedAfterHistoriesOfEachTone() {
    assertThat(histories.afterOneTone()).hasSize(2 * CLIPS);
  }
}
