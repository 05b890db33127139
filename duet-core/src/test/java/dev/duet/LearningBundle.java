package dev.duet;

import dev.duet.audio.Waveform;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.fusion.Temperature;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bundle of sound alone that learns a voice as it hears it, made in a second. */
public final class LearningBundle {
  private static Path folder;

  private LearningBundle() {}

  /** The folder of the bundle, trained on first use in this process. */
  public static synchronized Path folder() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("learning-bundle");
        folder.toFile().deleteOnExit();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      try (Bundle bundle = train()) {
        bundle.save(folder);
      }
    }
    return folder;
  }

  private static Bundle train() {
    VoiceModel voice = voice();
    Manifest.Audio audio =
        new Manifest.Audio(
            voice.spec(),
            Temperature.ONE,
            Optional.of(new AdaptiveTemperature(List.of(0.1, 0.1, 0.1, -0.1))),
            1);
    return new Bundle(
        new Manifest(
            Manifest.FORMAT,
            "learning",
            "test",
            "2026-11-28",
            1,
            Optional.of(audio),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Manifest.Seen("synthesised", "all", 32, "ours"))),
        Optional.of(voice),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static VoiceModel voice() {
    try (Ear ear = RandomEncoder.ear()) {
      return VoiceTrainer.train(
              RandomEncoder.FEATURES,
              ear,
              new DiscriminantConfig(5, 0.1, 2, 2),
              new VoiceTraining(
                  4, 0, new TrainingPlan(1, 0.02, 0.1, 0, 1, 0, 1, TrainingPlan.Keep.LAST)),
              Optional.empty(),
              utterances(ear, 0, 14),
              utterances(ear, 14, 16),
              Progress.none(),
              Optional.empty())
          .model();
    }
  }

  private static List<LabelledFrames> utterances(Ear ear, int from, int to) {
    List<LabelledFrames> utterances = new ArrayList<>();
    for (Emotion emotion : List.of(Emotion.JOY, Emotion.SADNESS)) {
      for (int i = from; i < to; i++) {
        Waveform sound = TinyBundle.utterance(emotion, i);
        utterances.add(
            new LabelledFrames(
                List.of(ear.of(sound)), Tone.of(emotion), "speaker " + i % 4, "corpus " + i % 2));
      }
    }
    return utterances;
  }
}
