package dev.duet.bench.speech;

/**
 * What a recogniser made of one sound.
 *
 * @param text the words
 * @param seconds by the clock
 * @param processorSeconds of all its threads
 * @param residentBytes memory of its process afterwards
 * @param peakBytes the most its process has had so far
 */
record Heard(
    String text, double seconds, double processorSeconds, long residentBytes, long peakBytes) {}
