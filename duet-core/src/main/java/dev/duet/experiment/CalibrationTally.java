package dev.duet.experiment;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.evaluate.CoverageCurve;
import dev.duet.evaluate.CoverageFigures;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.evaluate.ReliabilityBin;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.fusion.Temperature;
import dev.duet.recipe.Judged;
import dev.duet.recipe.OutOfFold;
import dev.duet.recipe.VoiceCalibration;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.voice.VoiceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Calibrates models on training speakers held out in turn, and counts what that makes of others.
 */
final class CalibrationTally {
  private final List<Corpus> parts;
  private final int folds;
  private final int seed;
  private final Map<String, Answers> answers = new LinkedHashMap<>();

  CalibrationTally(List<Corpus> parts, int folds, int seed) {
    this.parts = parts;
    this.folds = folds;
    this.seed = seed;
  }

  /** The same clips three times. */
  private record Answers(
      List<Outcome> uncalibrated, List<Outcome> oneTemperature, List<Outcome> calibrated) {
    Answers() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Calibrates the model of a partition without its test part, and judges that. */
  void add(Partition partition, VoiceModel model, VoiceStage stage, Watcher watcher) {
    VoiceCalibration learnt = new OutOfFold(stage, parts, folds).judged(partition, seed, watcher);
    Temperature one = learnt.temperature();
    AdaptiveTemperature adaptive = learnt.adaptive(stage.corpora(partition)).orElseThrow();
    long speakers = partition.test().stream().map(Sample::speaker).distinct().count();
    Map<String, String> corpora =
        parts.stream()
            .flatMap(part -> part.samples().stream().map(s -> Map.entry(s.id(), part.name())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    VoiceStage heard = stage.heardBy(model);
    for (Judged judged : heard.judge(model, partition.test())) {
      Sample sample = judged.sample();
      String voices = speakers == 1 ? sample.speaker().orElseThrow() : "folds";
      Answers own =
          answers.computeIfAbsent(corpora.get(sample.id()) + ", " + voices, name -> new Answers());
      Outcome outcome = judged.outcome();
      own.uncalibrated.add(outcome);
      own.oneTemperature.add(new Outcome(outcome.truth(), one.apply(outcome.scores())));
      float[] embedding = model.embed(heard.frames(sample));
      double[] known = model.familiarity(embedding, model.stranger()).values();
      own.calibrated.add(new Outcome(outcome.truth(), adaptive.at(known).apply(outcome.scores())));
    }
  }

  /** A line for each corpus, or speaker. */
  List<CalibrationFigures> figures() {
    List<CalibrationFigures> figures = new ArrayList<>();
    answers.forEach(
        (of, own) -> {
          Evaluation evaluation = Evaluation.of(own.calibrated);
          figures.add(
              new CalibrationFigures(
                  seed,
                  of,
                  evaluation.n(),
                  evaluation.accuracy(),
                  Evaluation.of(own.uncalibrated).ece(),
                  Evaluation.of(own.oneTemperature).ece(),
                  evaluation.ece(),
                  ReliabilityBin.errorByChance(evaluation.reliability()),
                  evaluation.nll(),
                  CoverageFigures.of(CoverageCurve.of(own.calibrated), List.of())));
        });
    return figures;
  }
}
