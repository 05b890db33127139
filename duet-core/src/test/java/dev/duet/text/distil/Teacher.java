package dev.duet.text.distil;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.text.TinyBert;
import dev.duet.train.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tiny text model that knows ten sentences by heart. */
final class Teacher {
  static final List<LabelledText> TEXTS = texts();

  private Teacher() {}

  private static List<LabelledText> texts() {
    Map<Emotion, List<String>> feelings =
        Map.of(
            Emotion.JOY, List.of("happy", "glad", "cheerful", "merry", "pleased"),
            Emotion.SADNESS, List.of("sad", "low", "gloomy", "down", "blue"));
    List<LabelledText> texts = new ArrayList<>();
    for (Emotion emotion : List.of(Emotion.JOY, Emotion.SADNESS)) {
      for (String word : feelings.get(emotion)) {
        String ending = texts.size() % 2 == 0 ? " today" : " about it all again";
        texts.add(new LabelledText("i feel so " + word + ending, emotion));
      }
    }
    return texts;
  }

  /** Trains it; the caller closes it. */
  static TextModel in(Path folder) throws IOException {
    TinyBert.write(
        folder,
        TEXTS.stream().flatMap(t -> Arrays.stream(t.text().split(" "))).distinct().toList());
    String brief =
        """
        {"encoder": "%s", "batchSize": 5, "dropout": 0, "attentionDropout": 0,
         "plan": {"epochs": 30, "learningRate": 0.005, "patience": 0}}
        """
            .formatted(folder);
    FineTuning settings = FineTuning.with(new ObjectMapper().readTree(brief));
    return TextTrainer.train(settings, TEXTS, TEXTS, Progress.none(), Optional.empty()).model();
  }
}
