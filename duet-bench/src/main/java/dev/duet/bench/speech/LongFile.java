package dev.duet.bench.speech;

/**
 * How a side went through a long recording in a fresh process.
 *
 * @param score of the whole
 * @param peakAfterFirst bytes that the process had had at most when it had heard the first tenth of
 *     the recording, before the whole
 * @param peak the same after the whole
 */
record LongFile(Score score, long peakAfterFirst, long peak) {}
