package dev.duet.experiment;

import java.util.List;

/**
 * How a recipe does on unheard voices.
 *
 * @param figures of voices of which nothing was heard before, for each seed, corpus, and where a
 *     corpus has fewer speakers than folds, speaker
 * @param histories the same after something was heard of a voice; none if the model learns none
 * @param calibration how far probabilities can be believed; none if it learns no voices
 */
public record VoiceResults(
    List<VoiceFigures> figures,
    List<HistoryFigures> histories,
    List<CalibrationFigures> calibration) {

  /** Copies the lists. */
  public VoiceResults {
    figures = List.copyOf(figures);
    histories = List.copyOf(histories);
    calibration = List.copyOf(calibration);
  }
}
