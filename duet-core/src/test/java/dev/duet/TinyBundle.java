package dev.duet;

import dev.duet.audio.Waveform;
import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Pool;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.Weighted;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.LstmConfig;
import dev.duet.voice.Normalisation;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundle that is trained in seconds on what our own code makes: voices that rise are joy, voices
 * that fall are sadness; and a few sentences. Enough to test everything around a model.
 */
public final class TinyBundle {
  /** What its audio model sees. */
  public static final FrameFeatures FEATURES =
      new FrameFeatures(16000, 512, 256, 13, 1, false, true, true, 30, 2, Normalisation.MEAN);

  private static Path folder;

  private TinyBundle() {}

  /** The folder of the bundle, trained on first use in this process. */
  public static synchronized Path folder() {
    if (folder == null) {
      try {
        folder = Files.createTempDirectory("tiny-bundle");
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

  /** An utterance in a voice that rises (joy) or falls (sadness). */
  public static Waveform utterance(Emotion emotion, int seed) {
    double fall = emotion == Emotion.JOY ? -9 : 9;
    FormantVoice voice = new FormantVoice(150 + 10 * (seed % 7), fall, 0.12);
    Vowel[] vowels = Vowel.values();
    List<Vowel> spoken =
        List.of(vowels[seed % 5], vowels[(seed + 2) % 5], vowels[(seed / 5 + 1) % 5]);
    return voice.speak(spoken, 16000, seed);
  }

  private static Bundle train() {
    VoiceModel voice = voice();
    TextModel text = text();
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            "tiny",
            "test",
            "2026-11-24",
            1,
            Optional.of(new Manifest.Audio(voice.spec(), Temperature.ONE)),
            Optional.of(new Manifest.Text(text.labels(), FineTuning.PACKAGED, Temperature.ONE)),
            Optional.of(
                new Weighted(Pool.LOG_LINEAR, Map.of(Modality.AUDIO, 1.0, Modality.TEXT, 1.0))),
            Optional.empty(),
            List.of(new Manifest.Seen("synthesised", "all", 60, "ours")));
    return new Bundle(
        manifest, Optional.of(voice), Optional.of(text), Optional.empty(), Optional.empty());
  }

  private static VoiceModel voice() {
    List<LabelledFrames> train = new ArrayList<>();
    List<LabelledFrames> validation = new ArrayList<>();
    for (int i = 0; i < 36; i++) {
      for (Emotion emotion : List.of(Emotion.JOY, Emotion.SADNESS)) {
        (i % 6 == 5 ? validation : train)
            .add(new LabelledFrames(FEATURES.of(utterance(emotion, i)), emotion));
      }
    }
    return VoiceTrainer.train(
            FEATURES,
            new LstmConfig(2, 12, 1, LstmConfig.Pooling.ATTENTION, 0, 0.1),
            new VoiceTraining(12, 0, new TrainingPlan(8, 0.02, 0.1, 0, 1, 0, 1)),
            train,
            validation,
            Progress.none(),
            Optional.empty())
        .model();
  }

  private static TextModel text() {
    List<LabelledText> texts = new ArrayList<>();
    for (String happy : List.of("happy", "glad", "joyful", "delighted", "cheerful")) {
      texts.add(new LabelledText("i feel so " + happy + " today", Emotion.JOY));
      texts.add(new LabelledText("she is " + happy + " about it", Emotion.JOY));
    }
    for (String sad : List.of("sad", "miserable", "gloomy", "heartbroken", "hopeless")) {
      texts.add(new LabelledText("i feel so " + sad + " today", Emotion.SADNESS));
      texts.add(new LabelledText("she is " + sad + " about it", Emotion.SADNESS));
    }
    for (String loving : List.of("loving", "romantic", "tender", "devoted", "fond")) {
      texts.add(new LabelledText("i feel so " + loving + " today", Emotion.LOVE));
      texts.add(new LabelledText("she is " + loving + " to him", Emotion.LOVE));
    }
    FineTuning defaults = FineTuning.defaults();
    FineTuning headOnly =
        new FineTuning(
            defaults.encoder(),
            FineTuning.Mode.HEAD,
            false,
            defaults.pooling(),
            defaults.dense(),
            0,
            0,
            32,
            10,
            FineTuning.ClassWeights.NONE,
            0,
            defaults.loraRank(),
            defaults.loraAlpha(),
            defaults.loraTargets(),
            new TrainingPlan(12, 0.01, 0.1, 0, 1, 0, 1));
    return TextTrainer.train(headOnly, texts, texts, Progress.none(), Optional.empty()).model();
  }
}
