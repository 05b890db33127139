package dev.duet.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.weights.Torch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class EmotionRun {
  public static void main(String[] args) throws Exception {
    Torch.threads(2);
    ObjectMapper json = new ObjectMapper();
    Path data = Path.of(args[0]);
    Path out = Path.of(args[1]);
    FineTuning settings = FineTuning.with(json.readTree(args[2]));
    int limit = args.length > 3 ? Integer.parseInt(args[3]) : Integer.MAX_VALUE;
    List<LabelledText> validation = read(data.resolve("validation.txt"));
    List<LabelledText> test = read(data.resolve("test.txt"));
    Set<String> held = new HashSet<>();
    validation.forEach(t -> held.add(t.text()));
    test.forEach(t -> held.add(t.text()));
    List<LabelledText> train = new ArrayList<>(read(data.resolve("train.txt")));
    train.removeIf(t -> held.contains(t.text()));
    System.out.println(train.size() + " training texts; " + settings);
    if (train.size() > limit) {
      train = train.subList(0, limit);
    }
    Files.createDirectories(out);
    TextTrainer.Result result =
        TextTrainer.train(settings, train, validation, new Watch(), Optional.of(out));
    json.writeValue(out.resolve("settings.json").toFile(), settings);
    report(json, "validation", result.model(), validation, out);
    if (args.length <= 3) {
      report(json, "test", result.model(), test, out);
    }
  }

  static void report(
      ObjectMapper json, String name, TextModel model, List<LabelledText> texts, Path out)
      throws Exception {
    List<Scores> scores = model.scoreAll(texts.stream().map(LabelledText::text).toList());
    int[] truth = texts.stream().mapToInt(t -> model.labels().indexOf(t.label())).toArray();
    double[][] rows =
        scores.stream()
            .map(s -> model.labels().stream().mapToDouble(s::of).toArray())
            .toArray(double[][]::new);
    System.out.println(name + " " + dev.duet.train.Validation.of(truth, rows));
    json.writeValue(
        out.resolve(name + "-probabilities.json").toFile(),
        Map.of(
            "labels", model.labels().stream().map(Emotion::label).toList(),
            "truth", truth,
            "probabilities", rows));
  }

  static List<LabelledText> read(Path file) throws Exception {
    return Files.readAllLines(file).stream()
        .map(
            line -> {
              int cut = line.lastIndexOf(';');
              return new LabelledText(
                  line.substring(0, cut), Emotion.named(line.substring(cut + 1)).orElseThrow());
            })
        .toList();
  }

  private static final class Watch implements Progress {
    @Override
    public void step(Step step) {
      if (step.step() % 50 == 0) {
        System.out.printf(
            "epoch %d/%d step %d/%d loss %.4f, %.0f s left%n",
            step.epoch(),
            step.epochs(),
            step.step(),
            step.steps(),
            step.loss(),
            step.secondsLeft());
      }
    }

    @Override
    public void epoch(History.Epoch epoch) {
      System.out.println(epoch);
    }
  }
}
