package dev.duet.experiment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.ClassMetrics;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.recipe.Judged;
import dev.duet.text.form.TextForm;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a text model makes of the texts of a corpus in one form.
 *
 * @param corpus its name
 * @param form in which its texts were written
 * @param n number of texts
 * @param accuracy among all labels that the model knows, in [0, 1]
 * @param ownAccuracy among the labels that occur in the corpus, in [0, 1]: what a model that was
 *     trained on it alone is asked; the same as {@code accuracy} where the model knows no others
 * @param macroF1 over the labels of the corpus, among all that the model knows
 * @param ece expected calibration error, among all labels
 * @param truth mean probability of the true label, in [0, 1]
 * @param neutralRecall share of the neutral texts that are found neutral; empty if there are none
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FormFigures(
    String corpus,
    TextForm form,
    int n,
    double accuracy,
    double ownAccuracy,
    double macroF1,
    double ece,
    double truth,
    Optional<Double> neutralRecall) {

  /** The figures of these answers. */
  static FormFigures of(String corpus, TextForm form, List<Judged> judged) {
    Set<Emotion> own = EnumSet.noneOf(Emotion.class);
    judged.forEach(each -> own.add(each.sample().emotion()));
    List<Outcome> outcomes = Judged.outcomes(judged);
    Evaluation among = Evaluation.of(outcomes);
    // A corpus of one label leaves nothing to choose among.
    double ownAccuracy =
        own.size() == 1
            ? among.accuracy()
            : Evaluation.of(Judged.outcomes(Judged.among(own, judged))).accuracy();
    return new FormFigures(
        corpus,
        form,
        among.n(),
        among.accuracy(),
        ownAccuracy,
        among.macroF1(),
        among.ece(),
        outcomes.stream().mapToDouble(Outcome::probabilityOfTruth).average().orElseThrow(),
        own.contains(Emotion.NEUTRAL)
            ? Optional.of(among.perClass().get(Emotion.NEUTRAL)).map(ClassMetrics::recall)
            : Optional.empty());
  }
}
