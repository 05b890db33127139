package dev.duet.explain;

/**
 * What a span of sound contributes.
 *
 * @param from where it begins, in s
 * @param to where it ends, in s
 * @param contribution as {@link Explanation} defines it
 */
public record SpanContribution(double from, double to, double contribution) {}
