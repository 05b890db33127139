package dev.duet.experiment;

import dev.duet.evaluate.Outcome;
import dev.duet.recipe.Judged;
import java.util.List;
import java.util.Map;

/**
 * One audio model, trained without a speaker, and all that was measured with it.
 *
 * @param speaker who was held out
 * @param seed of the training and the pairing
 * @param clips the held-out speaker's, as the model judges them
 * @param paired outcomes on label-paired utterances of the held-out speaker, by system: {@code
 *     audio}, {@code text}, and every fusion rule
 * @param bestOnValidation the rule that validation prefers
 */
public record HeldOutRun(
    String speaker,
    int seed,
    List<Judged> clips,
    Map<String, List<Outcome>> paired,
    String bestOnValidation) {}
