package dev.duet.experiment;

import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Metric;
import dev.duet.evaluate.Outcome;
import dev.duet.evaluate.Summary;
import dev.duet.train.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that {@link Comparison} measured.
 *
 * @param runs one a contender, seed and speaker held out
 * @param heard one an audio model, seed and speaker held out
 * @param read each text model on the test sentences, between all its labels
 * @param costs of each contender
 * @param histories of each model that was trained, by its name; of an audio model those of the
 *     first speaker and seed
 * @param description of the data, in words
 */
public record ComparisonResults(
    List<ComparedRun> runs,
    List<HeardRun> heard,
    Map<String, Evaluation> read,
    Map<String, Cost> costs,
    Map<String, History> histories,
    String description) {

  /** The names of the contenders, in order. */
  List<String> contenders() {
    return List.copyOf(costs.keySet());
  }

  /** The names of the audio models, in order. */
  List<String> audioModels() {
    return heard.stream().map(HeardRun::model).distinct().toList();
  }

  private List<ComparedRun> of(String contender) {
    return runs.stream().filter(run -> run.contender().equals(contender)).toList();
  }

  /** A figure of a contender over its runs. */
  Summary over(String contender, ToDoubleFunction<ComparedRun> figure) {
    return Summary.of(of(contender).stream().mapToDouble(figure).toArray());
  }

  /** Accuracy of an audio model on whole speakers it had not heard, over its runs. */
  Summary heardAccuracy(String model) {
    return Summary.of(
        heard.stream()
            .filter(run -> run.model().equals(model))
            .mapToDouble(run -> run.test().accuracy())
            .toArray());
  }

  /** Mean accuracy under a condition, over the runs that met it; not a number if none did. */
  double under(String contender, Condition condition) {
    return of(contender).stream()
        .filter(run -> run.test().containsKey(condition))
        .mapToDouble(run -> run.test().get(condition).accuracy())
        .average()
        .orElse(Double.NaN);
  }

  /** The first seed, whose runs hold every test utterance once. */
  int firstSeed() {
    return runs.get(0).seed();
  }

  /** Outcomes of a contender over all speakers held out with the first seed. */
  List<Outcome> pooled(String contender) {
    List<Outcome> pooled = new ArrayList<>();
    of(contender).stream()
        .filter(run -> run.seed() == firstSeed())
        .forEach(run -> pooled.addAll(run.outcomes()));
    return pooled;
  }

  /** Accuracy with its interval, over the utterances of the first seed. */
  Bootstrap.Interval accuracy(String contender) {
    return Bootstrap.withSeed(firstSeed()).interval(Metric.ACCURACY, pooled(contender));
  }

  /** How much more accurate one contender is than another, over the same utterances. */
  Bootstrap.Difference difference(String one, String other) {
    return Bootstrap.withSeed(firstSeed()).difference(Metric.ACCURACY, pooled(one), pooled(other));
  }

  /** The figures as a tree of maps and numbers, for JSON. */
  Map<String, Object> figures() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("data", description);
    Map<String, Object> contenders = new LinkedHashMap<>();
    contenders().forEach(name -> contenders.put(name, figures(name)));
    figures.put("label_paired", contenders);
    Map<String, Object> sounds = new LinkedHashMap<>();
    for (String model : audioModels()) {
      sounds.put(model, heardAccuracy(model));
    }
    figures.put("sound_speaker_held_out_accuracy", sounds);
    figures.put("sound_speaker_held_out", heard);
    figures.put("words_test", read);
    return figures;
  }

  private Map<String, Object> figures(String contender) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("train_accuracy", over(contender, run -> run.train().accuracy()));
    figures.put("validation_accuracy", over(contender, run -> run.validation().accuracy()));
    figures.put("test_accuracy", over(contender, run -> clean(run).accuracy()));
    figures.put("test_macro_f1", over(contender, run -> clean(run).macroF1()));
    figures.put("generalisation_gap", over(contender, ComparedRun::gap));
    figures.put("test_ece", over(contender, run -> clean(run).ece()));
    figures.put("training_seconds", over(contender, ComparedRun::trainingSeconds));
    figures.put("cost", costs.get(contender));
    figures.put("test_accuracy_interval", accuracy(contender));
    Map<String, Double> conditions = new LinkedHashMap<>();
    for (Condition condition : Condition.values()) {
      double accuracy = under(contender, condition);
      if (!Double.isNaN(accuracy)) {
        conditions.put(condition.key(), accuracy);
      }
    }
    figures.put("accuracy_by_condition", conditions);
    return figures;
  }

  /** The clean test of a run. */
  static Evaluation clean(ComparedRun run) {
    return run.test().get(Condition.CLEAN);
  }
}
