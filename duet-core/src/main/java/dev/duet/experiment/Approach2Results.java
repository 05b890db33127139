package dev.duet.experiment;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Metric;
import dev.duet.evaluate.Outcome;
import dev.duet.evaluate.Summary;
import dev.duet.recipe.Judged;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * All that {@link Approach2} measured.
 *
 * @param audioCorpus of the clips
 * @param textCorpus of the sentences
 * @param textValidation the text model on validation sentences
 * @param textTest the text model on the official test sentences
 * @param runs one a seed and speaker held out
 * @param random an audio model on a random split, which leaks
 */
public record Approach2Results(
    String audioCorpus,
    String textCorpus,
    Evaluation textValidation,
    Evaluation textTest,
    List<HeldOutRun> runs,
    Evaluation random) {

  /** Copies the list. */
  public Approach2Results {
    runs = List.copyOf(runs);
  }

  /** The figures as a tree of maps and numbers, for JSON. */
  public Map<String, Object> figures(String rule) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("text_validation", textValidation);
    figures.put("text_test", textTest);
    Map<String, Object> heldOut = new LinkedHashMap<>();
    for (HeldOutRun run : runs) {
      heldOut.put(run.speaker() + "_seed_" + run.seed(), audio(run));
    }
    figures.put("audio_speaker_held_out", heldOut);
    figures.put("audio_speaker_held_out_accuracy", audioAccuracy());
    figures.put("audio_random_split_leaking", random);
    Map<String, Object> paired = new LinkedHashMap<>();
    for (String system : systems()) {
      Map<String, Summary> summaries = new LinkedHashMap<>();
      summaries.put("accuracy", paired(system, Evaluation::accuracy));
      summaries.put("macro_f1", paired(system, Evaluation::macroF1));
      summaries.put("uar", paired(system, Evaluation::uar));
      summaries.put("ece", paired(system, Evaluation::ece));
      paired.put(system, summaries);
    }
    figures.put("label_paired", paired);
    figures.put("best_on_validation", bestOnValidation());
    figures.put("default_rule", rule);
    figures.put("default_rule_minus_better_modality", gain(rule));
    return figures;
  }

  /** How many clips were held out in turn. */
  public int clips() {
    int seed = runs.get(0).seed();
    return runs.stream().filter(run -> run.seed() == seed).mapToInt(r -> r.clips().size()).sum();
  }

  /** The audio model of a run on the held-out speaker's clips. */
  static Evaluation audio(HeldOutRun run) {
    return Evaluation.of(Judged.outcomes(run.clips()));
  }

  /** Accuracy of the audio models on speakers they had not heard, over all runs. */
  public Summary audioAccuracy() {
    return Summary.of(runs.stream().mapToDouble(run -> audio(run).accuracy()).toArray());
  }

  /** Each single modality, then each fusion rule. */
  Set<String> systems() {
    return runs.get(0).paired().keySet();
  }

  /** In how many runs validation preferred a rule, by its name. */
  Map<String, Long> bestOnValidation() {
    return runs.stream()
        .collect(groupingBy(HeldOutRun::bestOnValidation, TreeMap::new, counting()));
  }

  /** The emotions of the paired utterances. */
  Set<Emotion> pairedLabels() {
    Set<Emotion> labels = EnumSet.noneOf(Emotion.class);
    runs.forEach(run -> run.paired().get(Approach2.TEXT).forEach(o -> labels.add(o.truth())));
    return labels;
  }

  /** A figure of one system on the paired utterances, over all runs. */
  Summary paired(String system, ToDoubleFunction<Evaluation> figure) {
    return Summary.of(
        runs.stream()
            .mapToDouble(run -> figure.applyAsDouble(Evaluation.of(run.paired().get(system))))
            .toArray());
  }

  /** The modality that is better alone on the paired utterances. */
  String betterModality() {
    double audio = paired(Approach2.AUDIO, Evaluation::accuracy).mean();
    double text = paired(Approach2.TEXT, Evaluation::accuracy).mean();
    return audio > text ? Approach2.AUDIO : Approach2.TEXT;
  }

  /**
   * How much more accurate a rule is than the better modality, on the paired utterances of the
   * first seed, all speakers held out in turn: so every clip occurs once.
   */
  public Bootstrap.Difference gain(String rule) {
    int seed = runs.get(0).seed();
    return Bootstrap.withSeed(seed)
        .difference(Metric.ACCURACY, pooled(rule, seed), pooled(betterModality(), seed));
  }

  /** Outcomes of a system over all speakers held out with one seed. */
  List<Outcome> pooled(String system, int seed) {
    List<Outcome> pooled = new ArrayList<>();
    runs.stream()
        .filter(run -> run.seed() == seed)
        .forEach(run -> pooled.addAll(run.paired().get(system)));
    return pooled;
  }
}
