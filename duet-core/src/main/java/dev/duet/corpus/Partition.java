package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which samples train a model, which choose it, which measure it.
 *
 * @param train to learn from
 * @param validation to choose by; never from the test part's speakers
 * @param test to measure on; empty if everything trains
 * @param description how the parts came about, in words for a report
 * @param leaks whether speakers or words of the test part also occur in training, so that its
 *     figures flatter
 */
public record Partition(
    List<Sample> train,
    List<Sample> validation,
    List<Sample> test,
    String description,
    boolean leaks) {

  /** Copies the lists. */
  public Partition {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /**
   * The same test part, without its texts in validation, and without the texts of both in training;
   * texts are the same as {@link Sample#textKey()} says.
   */
  public Partition withoutSharedTexts() {
    return withoutTextsHeldOutBy(List.of(this));
  }

  /**
   * The same test part, without the test texts of any of these partitions in validation, and
   * without their validation and test texts in training; for several corpora that are trained on
   * together.
   *
   * @param all this one among them
   */
  public Partition withoutTextsHeldOutBy(Collection<Partition> all) {
    Set<String> tested = new HashSet<>();
    Set<String> held = new HashSet<>();
    for (Partition each : all) {
      tested.addAll(keys(each.test));
      held.addAll(each.heldOutTexts());
    }
    List<Sample> cleanValidation = without(validation, tested);
    List<Sample> cleanTrain = without(train, held);
    int removed = validation.size() - cleanValidation.size() + train.size() - cleanTrain.size();
    return removed == 0
        ? this
        : new Partition(
            cleanTrain,
            cleanValidation,
            test,
            description + "; " + removed + " samples whose text occurs in a later part left out",
            leaks);
  }

  /** Several partitions as one, in their order. */
  public static Partition together(Collection<Partition> partitions) {
    return new Partition(
        partitions.stream().flatMap(p -> p.train.stream()).toList(),
        partitions.stream().flatMap(p -> p.validation.stream()).toList(),
        partitions.stream().flatMap(p -> p.test.stream()).toList(),
        partitions.stream().map(Partition::description).collect(Collectors.joining("; ")),
        partitions.stream().anyMatch(Partition::leaks));
  }

  /**
   * The same with a share of the training samples, drawn by the seed and left in their order; at
   * least one.
   *
   * @param share in (0, 1]
   */
  public Partition withShareOfTraining(double share, long seed) {
    if (share == 1) {
      return this;
    }
    List<Integer> places = new ArrayList<>(IntStream.range(0, train.size()).boxed().toList());
    Collections.shuffle(places, new Random(seed));
    int wanted = Math.max(1, (int) Math.round(share * train.size()));
    List<Sample> kept = places.stream().limit(wanted).sorted().map(train::get).toList();
    return new Partition(
        kept,
        validation,
        test,
        "%s; %d of %d training samples drawn, seed %d"
            .formatted(description, kept.size(), train.size(), seed),
        leaks);
  }

  /** The texts of the validation and the test part, as {@link Sample#textKey()} writes them. */
  public Set<String> heldOutTexts() {
    Set<String> held = keys(validation);
    held.addAll(keys(test));
    return held;
  }

  /**
   * Refuses what no model can be trained on.
   *
   * @throws CorpusException if nothing validates, or with an emotion that does not train
   */
  public void requireLearnable() {
    Set<Emotion> unlearned = emotions(validation);
    if (unlearned.isEmpty()) {
      throw new CorpusException(description + ": nothing is left to validate on");
    }
    unlearned.removeAll(emotions(train));
    if (!unlearned.isEmpty()) {
      throw new CorpusException(
          "%s: validation has %s, training has not; give more samples of it"
              .formatted(description, unlearned));
    }
  }

  private static Set<Emotion> emotions(List<Sample> samples) {
    Set<Emotion> emotions = EnumSet.noneOf(Emotion.class);
    samples.forEach(sample -> emotions.add(sample.emotion()));
    return emotions;
  }

  private static Set<String> keys(List<Sample> samples) {
    Set<String> keys = new HashSet<>();
    samples.forEach(s -> s.textKey().ifPresent(keys::add));
    return keys;
  }

  private static List<Sample> without(List<Sample> samples, Set<String> texts) {
    return samples.stream().filter(s -> s.textKey().filter(texts::contains).isEmpty()).toList();
  }
}
