package dev.duet.experiment;

/**
 * How often a bundle withholds its answer.
 *
 * @param input what it was given
 * @param isInScope whether it should answer
 * @param n how many were given
 * @param refused of which it said that nothing can be heard
 * @param withheld of which it was less sure than the threshold, the refused among them
 * @param withheldAtHalf the same at a threshold of one half
 * @param confidence the mean probability of what it puts first, without the refused
 */
public record ScopeFigures(
    String input,
    boolean isInScope,
    int n,
    int refused,
    int withheld,
    int withheldAtHalf,
    double confidence) {}
