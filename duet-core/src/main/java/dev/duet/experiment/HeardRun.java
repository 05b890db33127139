package dev.duet.experiment;

import dev.duet.evaluate.Evaluation;

/**
 * One audio model on all clips of the speaker it was trained without, between all its labels.
 *
 * @param model the name of the contender that is this model alone
 * @param speaker who was held out
 * @param seed of the training
 * @param test on the held-out speaker
 */
record HeardRun(String model, String speaker, int seed, Evaluation test) {}
