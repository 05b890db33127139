package dev.duet.explain;

/**
 * What a word contributes; in a long text, a few words in a row.
 *
 * @param text as it stands in the whole text, without the punctuation around it
 * @param from where it begins in the whole text, in UTF-16 units as Java and JavaScript count
 * @param to where it has ended, exclusive
 * @param contribution as {@link Explanation} defines it
 */
public record WordContribution(String text, int from, int to, double contribution) {}
