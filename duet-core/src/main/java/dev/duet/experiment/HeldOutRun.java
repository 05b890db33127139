package dev.duet.experiment;

import dev.duet.emotion.Emotion;
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
record HeldOutRun(
    String speaker,
    int seed,
    List<Judged> clips,
    Map<String, List<Outcome>> paired,
    String bestOnValidation) {

  /** The share of an emotion's clips that the model names rightly. */
  double recall(Emotion emotion) {
    List<Judged> ofEmotion = clips.stream().filter(c -> c.sample().emotion() == emotion).toList();
    long right = ofEmotion.stream().filter(c -> c.scores().top() == emotion).count();
    return (double) right / ofEmotion.size();
  }
}
