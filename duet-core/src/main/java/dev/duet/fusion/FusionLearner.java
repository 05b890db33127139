package dev.duet.fusion;

import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Learns fusion rules on validation items and picks the one whose negative log-likelihood,
 * cross-validated inside validation, is least; of equals the simpler.
 *
 * <p>What is learned is how far to trust each modality, so validation must be to each as hard as
 * use will be: an audio model validated on the voice it was trained on is trusted too much.
 *
 * @param folds of the cross-validation, at least 2, stratified by emotion
 * @param seed of the assignment to folds
 * @param ridge precision of the Gaussian prior on weights and coefficients, whose mean is the
 *     product rule: with few items, what is learned stays near it
 */
public record FusionLearner(int folds, long seed, double ridge) {

  /** Refuses fewer than two folds and a ridge that is not above 0. */
  public FusionLearner {
    if (folds < 2 || !(ridge > 0)) {
      throw new IllegalArgumentException(
          "fusion is learned with 2 folds or more and a ridge above 0, not "
              + folds
              + " and "
              + ridge);
    }
  }

  /** Five folds and a ridge of 1. */
  public static FusionLearner withSeed(long seed) {
    return new FusionLearner(5, seed, 1);
  }

  /**
   * Fits every rule and picks one.
   *
   * @throws IllegalArgumentException if there are fewer items than folds, an item lacks a modality,
   *     or its truth is known to neither
   */
  public LearnedFusion learn(List<FusionExample> validation) {
    if (validation.size() < folds) {
      throw new IllegalArgumentException(
          "fusion needs at least " + folds + " validation items, not " + validation.size());
    }
    validation.forEach(FusionLearner::check);
    Map<String, FusionRule> rules = new LinkedHashMap<>();
    Map<String, Double> losses = new LinkedHashMap<>();
    List<List<FusionExample>> parts = parts(validation);
    fits()
        .forEach(
            (name, fit) -> {
              rules.put(name, fit.apply(validation));
              losses.put(name, crossValidated(fit, parts));
            });
    String best = Collections.min(losses.entrySet(), Map.Entry.comparingByValue()).getKey();
    return new LearnedFusion(best, rules, losses);
  }

  /** Simplest first. */
  private Map<String, Function<List<FusionExample>, FusionRule>> fits() {
    Map<String, Function<List<FusionExample>, FusionRule>> fits = new LinkedHashMap<>();
    fits.put("product", items -> new Product());
    fits.put("mean", items -> new Mean());
    fits.put("maximum", items -> new Maximum());
    fits.put("weighted", items -> WeightedFit.of(items, ridge));
    fits.put("stacker", items -> StackerFit.of(items, ridge));
    return fits;
  }

  private static double crossValidated(
      Function<List<FusionExample>, FusionRule> fit, List<List<FusionExample>> parts) {
    List<Outcome> outcomes = new ArrayList<>();
    for (List<FusionExample> held : parts) {
      List<FusionExample> rest = new ArrayList<>();
      parts.stream().filter(part -> part != held).forEach(rest::addAll);
      FusionRule rule = fit.apply(rest);
      held.forEach(e -> outcomes.add(e.judgedBy(rule)));
    }
    return Evaluation.of(outcomes).nll();
  }

  private static void check(FusionExample example) {
    if (!example.scores().keySet().containsAll(EnumSet.allOf(Modality.class))) {
      throw new IllegalArgumentException(
          "fusion is learned from items that have every modality, but one has only "
              + example.scores().keySet());
    }
    if (!Abstention.union(example.scores()).contains(example.truth())) {
      throw new IllegalArgumentException(
          "fusion cannot learn from an item of " + example.truth() + ": no modality knows it");
    }
  }

  private List<List<FusionExample>> parts(List<FusionExample> validation) {
    List<FusionExample> dealt = new ArrayList<>(validation);
    Collections.shuffle(dealt, new Random(seed));
    dealt.sort(Comparator.comparing(FusionExample::truth));
    List<List<FusionExample>> parts = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      parts.add(new ArrayList<>());
    }
    for (int i = 0; i < dealt.size(); i++) {
      parts.get(i % folds).add(dealt.get(i));
    }
    return parts;
  }
}
