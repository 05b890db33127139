package dev.duet.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.duet.TinyBundle;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Pool;
import dev.duet.fusion.Relevance;
import dev.duet.fusion.Sufficiency;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.Weighted;
import dev.duet.text.FineTuning;
import dev.duet.text.Fluency;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.DiscriminantConfig;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.Normalisation;
import dev.duet.voice.Tone;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A bundle of a few kilobytes and what it answers, kept among the resources for each format
 * version, so that later versions prove that they still read it. Run {@link #main} once when the
 * format changes, with the new folder as its argument; never again for an old format. Those of
 * formats 3 and 4 were written late, but by the sources of their days: 3, the encoder of a speech
 * recogniser (of few different values, so that it packs), by the last commit of that format; 4, the
 * relevance of recognised words, by one before words were stored in a byte a value.
 *
 * @param folder of the bundle
 * @param expected the answers of the version that wrote it
 */
record GoldenBundle(Path folder, Answers expected) {
  /** What every golden bundle is asked. */
  static final String WORDS = "i feel so glad today";

  private static final String ANSWERS = "answers.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The answers to {@link #sound()} and {@link #WORDS}. */
  record Answers(
      Map<Emotion, Double> heard, Map<Emotion, Double> read, Map<Emotion, Double> fused) {

    static Answers of(Bundle bundle) {
      Evidence heard = bundle.hear(bundle.features(sound()), sound());
      Evidence read = bundle.read(WORDS);
      Scores fused = bundle.fuse(Map.of(Modality.AUDIO, heard, Modality.TEXT, read));
      return new Answers(heard.scores().asMap(), read.scores().asMap(), fused.asMap());
    }
  }

  static Waveform sound() {
    return TinyBundle.utterance(Emotion.JOY, 11);
  }

  /** The one that a version of Duet wrote whose format was this. */
  static GoldenBundle ofFormat(int format) {
    try {
      URL answers = GoldenBundle.class.getResource("format-" + format + "/" + ANSWERS);
      Path file = Path.of(Objects.requireNonNull(answers).toURI());
      return new GoldenBundle(file.getParent(), JSON.readValue(file.toFile(), Answers.class));
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Trains a bundle and writes it and its answers into a folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (Bundle bundle = train()) {
      bundle.save(folder);
    }
    try (Bundle bundle = Bundle.load(folder)) {
      JSON.writeValue(folder.resolve(ANSWERS).toFile(), Answers.of(bundle));
    }
  }

  /** What format 7 brought: words that count by how they follow each other, and trust in voices. */
  private static Bundle train() {
    VoiceModel voice = voice();
    TextModel text = text(Emotion.LOVE);
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            "golden",
            "0.1.0",
            "2026-11-28",
            1,
            Optional.of(
                new Manifest.Audio(
                    voice.spec(),
                    new Temperature(1.5),
                    Optional.of(new AdaptiveTemperature(List.of(-0.5, 0.2, -0.1, -0.1))),
                    0.95)),
            Optional.of(
                new Manifest.Text(
                    text.labels(),
                    FineTuning.PACKAGED,
                    new Temperature(0.5),
                    Optional.of(new Relevance(0.7, -0.4)),
                    Optional.of(new Sufficiency(0.5, -1.2, 1.4)),
                    true)),
            Optional.of(
                new Weighted(Pool.LOG_LINEAR, Map.of(Modality.AUDIO, 0.8, Modality.TEXT, 1.2))),
            Optional.empty(),
            List.of(new Manifest.Seen("synthesised", "all", 16, "ours")));
    return new Bundle(
        manifest,
        Optional.of(voice),
        Optional.of(text),
        Optional.empty(),
        Optional.of(Fluency.of(List.of(WORDS, WORDS, "i feel so sad", "so glad i feel today"))));
  }

  private static FrameFeatures features() {
    return new FrameFeatures(8000, 256, 128, 6, 1, false, true, true, 30, 2, Normalisation.MEAN);
  }

  private static VoiceModel voice() {
    FrameFeatures features = features();
    List<LabelledFrames> utterances = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      for (Emotion emotion : List.of(Emotion.JOY, Emotion.SADNESS)) {
        Matrix frames = features.of(TinyBundle.utterance(emotion, i));
        utterances.add(
            new LabelledFrames(
                List.of(frames), Tone.of(emotion), "speaker " + i % 4, "corpus " + i % 2));
      }
    }
    return VoiceTrainer.train(
            features,
            new DiscriminantConfig(4, 0.1, 2, 2),
            new VoiceTraining(
                4, 0, new TrainingPlan(1, 0.02, 0.1, 0, 1, 0, 1, TrainingPlan.Keep.LAST)),
            utterances,
            utterances,
            Progress.none(),
            Optional.empty())
        .model();
  }

  /** One that tells joy from something else, which its owner calls what they like. */
  static TextModel text(Emotion other) {
    List<LabelledText> texts = new ArrayList<>();
    for (String word : List.of("happy", "joyful", "delighted")) {
      texts.add(new LabelledText("i feel so " + word + " today", Emotion.JOY));
    }
    for (String word : List.of("loving", "romantic", "tender")) {
      texts.add(new LabelledText("i feel so " + word + " today", other));
    }
    FineTuning headOnly = FineTuning.with(settings());
    return TextTrainer.train(headOnly, texts, texts, Progress.none(), Optional.empty()).model();
  }

  /** The smallest model that shows the form: no parameter but an output layer differs. */
  private static JsonNode settings() {
    try {
      return JSON.readTree(
          """
          {"mode": "HEAD", "dense": "NONE", "dropout": 0, "batchSize": 6, "classWeights": "NONE",
           "plan": {"epochs": 20, "learningRate": 0.05, "warmup": 0.1, "patience": 0}}
          """);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
