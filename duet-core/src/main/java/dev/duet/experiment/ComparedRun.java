package dev.duet.experiment;

import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import java.util.List;
import java.util.Map;

/**
 * One contender with one speaker held out and one seed, on label-paired utterances of the labels
 * that sound and words share.
 *
 * @param contender its name
 * @param speaker who was held out
 * @param seed of the trainings and the pairing
 * @param train on what its models learnt from
 * @param validation on the training speakers' validation words and the validation sentences
 * @param test on the held-out speaker and the test sentences, by condition; {@link Condition#CLEAN}
 *     always
 * @param outcomes of the clean test, utterance by utterance
 * @param trainingSeconds of all its models together
 */
record ComparedRun(
    String contender,
    String speaker,
    int seed,
    Evaluation train,
    Evaluation validation,
    Map<Condition, Evaluation> test,
    List<Outcome> outcomes,
    double trainingSeconds) {

  /** How much more accurate it is on what it learnt from than on the test. */
  double gap() {
    return train.accuracy() - test.get(Condition.CLEAN).accuracy();
  }
}
