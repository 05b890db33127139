package dev.duet.experiment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * How recordings of one corpus fare under one change.
 *
 * @param system who answers
 * @param corpus by name
 * @param change in words; {@value #AS_IT_IS} for none
 * @param n recordings
 * @param kept of which the label is that of the recording as it is
 * @param right of which it is the true one
 */
@JsonNaming(SnakeCaseStrategy.class)
public record KeptFigures(String system, String corpus, String change, int n, int kept, int right) {
  /** No change. */
  public static final String AS_IT_IS = "as it is";
}
