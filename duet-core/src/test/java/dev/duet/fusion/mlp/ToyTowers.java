package dev.duet.fusion.mlp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.text.TinyBert;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.CnnConfig;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.Normalisation;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** A small convolutional audio tower and a small text tower, and examples that both can read. */
record ToyTowers(VoiceModel audio, TextModel text) implements AutoCloseable {
  private static final List<Emotion> LABELS = List.of(Emotion.ANGRY, Emotion.JOY, Emotion.SADNESS);
  private static final List<String> WORDS = List.of("furious", "merry", "gloomy");
  private static final FrameFeatures FEATURES =
      new FrameFeatures(16000, 512, 256, 4, 0, false, false, false, 30, 1, Normalisation.MEAN);
  private static final TrainingPlan ONE_EPOCH = new TrainingPlan(1, 0.001, 0, 0, 1, 0, 1);

  /** The same towers whenever they are made. */
  static ToyTowers in(Path encoder) throws IOException {
    TinyBert.write(encoder, Stream.concat(Stream.of("so"), WORDS.stream()).toList());
    CnnConfig cnn =
        new CnnConfig(
            1, List.of(6), 3, 2, CnnConfig.Activation.RELU, CnnConfig.Pooling.MEAN_MAX, 5, 0, 0.1);
    List<LabelledFrames> frames =
        examples(3, 1).stream()
            .map(e -> new LabelledFrames(e.frames().orElseThrow(), e.label()))
            .toList();
    List<LabelledText> texts =
        examples(3, 1).stream()
            .map(e -> new LabelledText(e.words().orElseThrow(), e.label()))
            .toList();
    FineTuning tiny =
        FineTuning.with(new ObjectMapper().createObjectNode().put("encoder", encoder.toString()));
    return new ToyTowers(
        VoiceTrainer.train(
                FEATURES,
                cnn,
                new VoiceTraining(4, 0, ONE_EPOCH),
                frames,
                frames,
                Progress.none(),
                Optional.empty())
            .model(),
        TextTrainer.train(tiny.withPlan(ONE_EPOCH), texts, texts, Progress.none(), Optional.empty())
            .model());
  }

  /** So many of each label, with sound in which one feature tells it and words that say it. */
  static List<JointExample> examples(int each, long seed) {
    Random random = new Random(seed);
    List<JointExample> examples = new ArrayList<>();
    for (int i = 0; i < each; i++) {
      for (Emotion label : LABELS) {
        int place = LABELS.indexOf(label);
        Matrix frames = Matrix.zeros(FEATURES.width(), 6 + random.nextInt(5));
        for (int j = 0; j < frames.data().length; j++) {
          boolean tells = j / frames.columns() == place;
          frames.data()[j] = (float) (random.nextGaussian() + (tells ? 2 : 0));
        }
        String words = i % 2 == 0 ? WORDS.get(place) : "so " + WORDS.get(place);
        examples.add(new JointExample(label, Optional.of(frames), Optional.of(words)));
      }
    }
    return examples;
  }

  @Override
  public void close() {
    audio.close();
    text.close();
  }
}
