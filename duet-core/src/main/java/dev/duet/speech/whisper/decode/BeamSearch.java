package dev.duet.speech.whisper.decode;

import dev.duet.speech.whisper.DecoderSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Follows the best few hypotheses together, as CTranslate2's {@code BeamSearch} does with a
 * patience and a length penalty of 1: it is done once as many have ended as the beam is wide.
 */
final class BeamSearch implements Search {
  private final LogitRules rules;
  private final Ending ending;
  private final int width;

  /**
   * A search.
   *
   * @param width hypotheses that are followed, at least 2
   */
  BeamSearch(LogitRules rules, Ending ending, int width) {
    this.rules = rules;
    this.ending = ending;
    this.width = width;
  }

  @Override
  public Hypothesis best(DecoderSession session, float[] first) {
    List<Hypothesis> finished = new ArrayList<>();
    List<Hypothesis> beam = List.of(Hypothesis.EMPTY);
    float[][] logits = {first};
    while (true) {
      beam = advance(session, beam, logits, finished);
      if (finished.size() >= width || beam.isEmpty()) {
        return finished.stream().max(Comparator.comparingDouble(Hypothesis::score)).orElseThrow();
      }
      logits = session.next(Hypothesis.lastTokens(beam));
    }
  }

  /** One token further: what ended goes to the finished, what is followed on is returned. */
  private List<Hypothesis> advance(
      DecoderSession session, List<Hypothesis> beam, float[][] logits, List<Hypothesis> finished) {
    // Twice as many as are followed, so that those that end can be replaced.
    Candidates candidates = new Candidates(2 * width);
    for (int row = 0; row < logits.length; row++) {
      Hypothesis hypothesis = beam.get(row);
      rules.apply(logits[row], hypothesis.tokens());
      candidates.offer(row, logits[row], hypothesis.logProbability());
    }
    List<Hypothesis> followed = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    List<Candidates.Candidate> best = candidates.bestFirst();
    for (int i = 0; i < best.size() && followed.size() < width; i++) {
      Candidates.Candidate candidate = best.get(i);
      Hypothesis before = beam.get(candidate.row());
      double added = candidate.score() - before.logProbability();
      boolean ends = candidate.token() == ending.tokens().endOfText();
      Hypothesis longer = ends ? before.end(added) : before.append(candidate.token(), added);
      if (!ends && !ending.isComplete(longer.tokens())) {
        followed.add(longer);
        rows.add(candidate.row());
      } else if (i < width) { // an end that is not among the best is no answer
        finished.add(longer);
      }
    }
    if (!rows.isEmpty()) {
      session.keep(rows.stream().mapToInt(Integer::intValue).toArray());
    }
    return followed;
  }
}
