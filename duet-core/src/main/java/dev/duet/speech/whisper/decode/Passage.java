package dev.duet.speech.whisper.decode;

/**
 * Tokens between two timestamps.
 *
 * @param tokens the timestamps included
 * @param start seconds from the beginning of the recording
 * @param end seconds from the beginning of the recording
 */
record Passage(int[] tokens, double start, double end) {}
