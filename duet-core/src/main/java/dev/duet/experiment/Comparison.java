package dev.duet.experiment;

import dev.duet.evaluate.Evaluation;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeException;
import dev.duet.recipe.Watcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Both approaches, each with and without augmentation, and every single modality, under the same
 * test: label-paired utterances of a speaker that nobody has heard, each speaker in turn.
 *
 * <p>What contenders have in common is trained once: a text model for each setting (one seed), an
 * audio model for each setting, speaker and seed. Nothing is chosen on the test speaker or the test
 * sentences.
 *
 * @param first the recipe of approach 1: feature-level fusion over frozen towers, augmented; where
 *     its text model is a student, the teacher is the text model of {@code second}, trained on the
 *     same sentences
 * @param second the recipe of approach 2: probability-level fusion
 * @param data the folder that holds the corpora
 * @param seeds one audio training a seed, speaker and setting; the first is also that of the text
 *     models
 * @param checkpoints where interrupted trainings go on from
 * @param size how much of the corpora is used
 */
public record Comparison(
    Recipe first, Recipe second, Path data, List<Integer> seeds, Path checkpoints, Size size) {

  /**
   * How much of the corpora is used.
   *
   * @param wordsOneIn every so-many-th carrier word of the recordings; 1 takes all
   * @param sentencesOneIn every so-many-th training sentence; 1 takes all
   * @param testsOneIn every so-many-th validation and test sentence; 1 takes all
   */
  public record Size(int wordsOneIn, int sentencesOneIn, int testsOneIn) {
    /** A few minutes, only to see that everything works. */
    public static final Size QUICK = new Size(20, 40, 10);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is not positive
     */
    public Size {
      if (wordsOneIn < 1 || sentencesOneIn < 1 || testsOneIn < 1) {
        throw new IllegalArgumentException("one in 1 or more is taken, not one in less");
      }
    }
  }

  /** What can be trained in a process of its own, before anything is compared. */
  public enum Part {
    /** The text models. */
    TEXT,
    /** The audio models. */
    AUDIO
  }

  /**
   * Checks that the recipes are of the two approaches.
   *
   * @throws RecipeException with a sentence if not
   * @throws IllegalArgumentException if there is no seed
   */
  public Comparison {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a comparison has a seed");
    }
    if (first.mlp().filter(mlp -> mlp.towers() == Recipe.Mlp.Towers.FROZEN).isEmpty()) {
      throw new RecipeException(
          "recipe %s is not of approach 1: it needs fusion: mlp, over towers: frozen"
              .formatted(first.name()));
    }
    if (second.fusion().isEmpty() || second.mlp().isPresent()) {
      throw new RecipeException(
          "recipe %s is not of approach 2: it needs a fusion that is a rule"
              .formatted(second.name()));
    }
    if (!first.requireAudio().corpus().equals(second.requireAudio().corpus())
        || !first.requireText().corpus().equals(second.requireText().corpus())) {
      throw new RecipeException("two recipes are compared on the same corpora, and theirs differ");
    }
  }

  /** What must not change for interrupted trainings to go on. */
  record Settings(Recipe first, Recipe second, Size size) {}

  Settings settings() {
    return new Settings(first, second, size);
  }

  /**
   * Trains one part only, so that two processes can share the work; {@link #run} then finds it
   * done.
   *
   * @throws dev.duet.corpus.CorpusException if the data are not there, or cannot be divided
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be used
   * @throws RecipeException if the checkpoints are of another comparison
   */
  public void train(Part part, Watcher watcher) {
    Field field = new Field(this, watcher);
    if (part == Part.TEXT) {
      field.readings().values().forEach(Reading::close);
      return;
    }
    for (int seed : seeds) {
      for (String speaker : field.speakers()) {
        field.train(speaker, seed);
      }
    }
  }

  /**
   * Trains and measures.
   *
   * @throws dev.duet.corpus.CorpusException if the data are not there, or cannot be divided
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be used
   * @throws RecipeException if the checkpoints are of another comparison
   */
  public ComparisonResults run(Watcher watcher) {
    Field field = new Field(this, watcher);
    Map<Recipe.Text, Reading> readings = field.readings();
    try {
      List<ComparedRun> runs = new ArrayList<>();
      List<HeardRun> heard = new ArrayList<>();
      Map<String, Cost> costs = new LinkedHashMap<>();
      for (int seed : seeds) {
        for (String speaker : field.speakers()) {
          Map<Recipe.Audio, Hearing> hearings = field.hearings(speaker, seed);
          try {
            heard.addAll(field.heard(hearings, speaker, seed));
            watcher.stage("comparison, %s held out, seed %d".formatted(speaker, seed));
            try (Bout bout = new Bout(field, speaker, seed, readings, hearings, watcher)) {
              ask(bout, field, seed == seeds.get(0), runs, costs);
            }
          } finally {
            hearings.values().forEach(Hearing::close);
          }
        }
      }
      Map<String, Evaluation> read = new LinkedHashMap<>();
      readings.forEach(
          (recipe, reading) ->
              read.put(field.name(recipe), reading.test(field.sentences().test())));
      return new ComparisonResults(
          runs, heard, read, costs, field.histories(), field.description());
    } finally {
      readings.values().forEach(Reading::close);
    }
  }

  /** Asks all contenders; under every condition with the first seed only, which takes long. */
  private static void ask(
      Bout bout, Field field, boolean isFirst, List<ComparedRun> runs, Map<String, Cost> costs) {
    List<Condition> conditions = isFirst ? List.of(Condition.values()) : List.of();
    for (Contender contender : field.contenders()) {
      runs.add(bout.run(contender, conditions.stream().filter(c -> c != Condition.CLEAN).toList()));
      costs.computeIfAbsent(contender.name(), name -> bout.cost(contender));
    }
  }
}
