package dev.duet.experiment;

import dev.duet.evaluate.CoverageFigures;

/**
 * How far probabilities of unheard voices can be believed.
 *
 * @param seed of the training
 * @param of whose voices, for example {@code tess, OAF}
 * @param n number of recordings
 * @param accuracy share told right among the emotions a bundle answers, so calm counts as neutral
 * @param eceUncalibrated expected calibration error of what the model says
 * @param eceOfOneTemperature the same at one temperature, fitted on training speakers held out
 * @param ece the same at the temperature of each utterance, fitted on the same
 * @param eceByChance what the last would be found to be if it were none
 * @param nll mean negative log-likelihood, in nats, then
 * @param coverage accuracy on those it is surest of then
 */
public record CalibrationFigures(
    int seed,
    String of,
    int n,
    double accuracy,
    double eceUncalibrated,
    double eceOfOneTemperature,
    double ece,
    double eceByChance,
    double nll,
    CoverageFigures coverage) {}
