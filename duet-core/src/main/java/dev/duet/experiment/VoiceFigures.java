package dev.duet.experiment;

import java.util.Map;

/**
 * How a model does on unheard voices of one corpus.
 *
 * @param seed of the training
 * @param corpus whose recordings were judged
 * @param voices who spoke: one speaker, or {@code folds} for all of a corpus in turn
 * @param n number of recordings
 * @param accuracy share told right, among all labels the model knows
 * @param uar mean recall over the corpus' labels; calm and neutral are two where it has both
 * @param uarOfOwn the same where the model chooses among the corpus' labels only
 * @param recalls of each of the corpus' labels, among all labels
 */
public record VoiceFigures(
    int seed,
    String corpus,
    String voices,
    int n,
    double accuracy,
    double uar,
    double uarOfOwn,
    Map<String, Double> recalls) {

  /** Of whom these figures are, for example {@code tess, OAF}. */
  public String of() {
    return corpus + ", " + voices;
  }
}
