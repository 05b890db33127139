package dev.duet.recipe;

import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.EvaluationText;
import dev.duet.evaluate.Metric;
import dev.duet.evaluate.Outcome;
import java.util.List;
import java.util.Locale;

/**
 * What it was worth to know the speakers of a manifest: each sample answered with what the samples
 * before it told of its speaker's voice, without their labels. Never mixed with the figures for
 * unknown voices.
 *
 * @param speakers how many there are
 * @param known the figures with speaker profiles
 * @param unknown the figures of the same samples, each as though its speaker were a stranger
 * @param gain accuracy of the first minus that of the second
 */
public record KnownSpeakers(
    int speakers, Evaluation known, Evaluation unknown, Bootstrap.Interval gain) {

  static KnownSpeakers of(int speakers, List<Outcome> known, List<Outcome> unknown, long seed) {
    return new KnownSpeakers(
        speakers,
        Evaluation.of(known),
        Evaluation.of(unknown),
        Bootstrap.withSeed(seed).difference(Metric.ACCURACY, known, unknown).interval());
  }

  /** The figures in words, a line each. */
  public List<String> lines() {
    return List.of(
        "Speaker profiles: %d speakers; each row of theirs with what the rows before it told of the voice"
            .formatted(speakers),
        "With profiles: " + EvaluationText.figures(known).strip(),
        "The same rows as of strangers: " + EvaluationText.figures(unknown).strip(),
        String.format(
            Locale.ROOT,
            "With profiles minus as of strangers: accuracy %+.4f, 95 %% interval [%+.4f, %+.4f]",
            gain.value(),
            gain.low(),
            gain.high()));
  }
}
