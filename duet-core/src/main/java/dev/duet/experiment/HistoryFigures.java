package dev.duet.experiment;

/**
 * How a model does on voices after it has heard something of each.
 *
 * @param history how many clips it has heard of a speaker: a number, {@code all} others, or {@code
 *     8 of one tone}
 * @param figures of the clips judged after such histories
 */
public record HistoryFigures(String history, VoiceFigures figures) {}
