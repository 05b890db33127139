package dev.duet.recipe;

import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Scores;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.train.TrainingPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The text half of a recipe. */
public final class TextStage {
  private TextStage() {}

  /**
   * Fine-tunes a model on one part, choosing the epoch on another.
   *
   * @param seed of initial values, batches and dropout
   * @param folder of checkpoints, if they shall be kept
   */
  public static TextTrainer.Result train(
      FineTuning tuning, Partition partition, int seed, Watcher watcher, Optional<Path> folder) {
    TrainingPlan plan = tuning.plan().withSeed(seed);
    return TextTrainer.train(
        tuning.withPlan(plan),
        labelled(partition.train()),
        labelled(partition.validation()),
        watcher.training(),
        folder);
  }

  /** What a model makes of each sample, in their order. */
  public static List<Judged> judge(TextModel model, List<Sample> samples) {
    List<Scores> scores = model.scoreAll(samples.stream().map(TextStage::words).toList());
    return IntStream.range(0, samples.size())
        .mapToObj(i -> new Judged(samples.get(i), scores.get(i)))
        .toList();
  }

  private static List<LabelledText> labelled(List<Sample> samples) {
    return samples.stream().map(s -> new LabelledText(words(s), s.emotion())).toList();
  }

  private static String words(Sample sample) {
    return sample
        .text()
        .orElseThrow(() -> new IllegalArgumentException(sample.id() + " has no text"));
  }
}
