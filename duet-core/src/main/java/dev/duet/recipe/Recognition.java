package dev.duet.recipe;

import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Metric;
import dev.duet.evaluate.Outcome;
import dev.duet.speech.RecognitionQuality;
import java.util.List;
import java.util.Locale;

/**
 * What recognised words were worth.
 *
 * @param recogniser its name
 * @param quality how well and how fast it heard what has a reference text
 * @param soundAlone the figures without the words
 * @param gain accuracy of the fused answers minus that of the sound alone, on the same clips
 */
public record Recognition(
    String recogniser, RecognitionQuality quality, Evaluation soundAlone, Bootstrap.Interval gain) {

  static Recognition of(
      String recogniser,
      RecognitionQuality quality,
      List<Outcome> fused,
      List<Outcome> soundAlone,
      long seed) {
    return new Recognition(
        recogniser,
        quality,
        Evaluation.of(soundAlone),
        Bootstrap.withSeed(seed).difference(Metric.ACCURACY, fused, soundAlone).interval());
  }

  /** The figures in words, a line each. */
  public List<String> lines() {
    return List.of(
        String.format(
            Locale.ROOT,
            "Words by %s: WER %.4f (%d words), RTF %.3f; compared in lower case, without punctuation, accents and hums, contractions written out, numbers in digits",
            recogniser,
            quality.words().rate(),
            quality.words().referenceWords(),
            quality.realTimeFactor()),
        String.format(
            Locale.ROOT,
            "Sound alone: accuracy %.4f  macro-F1 %.4f  UAR %.4f",
            soundAlone.accuracy(),
            soundAlone.macroF1(),
            soundAlone.uar()),
        String.format(
            Locale.ROOT,
            "Sound and recognised words minus sound alone: accuracy %+.4f, 95 %% interval [%+.4f, %+.4f]",
            gain.value(),
            gain.low(),
            gain.high()),
        gain.high() < 0
            ? "The words do harm: the interval lies below zero."
            : "The words do no harm that can be told from chance: the interval is not below zero.");
  }
}
