package dev.duet.speech.whisper.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best continuations of some hypotheses. */
final class Candidates {
  private final int capacity;
  private final PriorityQueue<Candidate> worstFirst =
      new PriorityQueue<>(Comparator.comparingDouble(Candidate::score));

  /**
   * A continuation.
   *
   * @param row of the hypothesis that is continued
   * @param token what comes next
   * @param score log-probability of the whole
   */
  record Candidate(int row, int token, double score) {}

  Candidates(int capacity) {
    this.capacity = capacity;
  }

  /** Looks at everything that may follow a hypothesis of some log-probability. */
  void offer(int row, float[] logits, double logProbability) {
    double offset = logProbability - LogSum.of(logits);
    double least = threshold();
    for (int token = 0; token < logits.length; token++) {
      double score = logits[token] + offset;
      if (score > least) {
        worstFirst.add(new Candidate(row, token, score));
        if (worstFirst.size() > capacity) {
          worstFirst.remove();
        }
        least = threshold();
      }
    }
  }

  private double threshold() {
    return worstFirst.size() < capacity ? Double.NEGATIVE_INFINITY : worstFirst.element().score();
  }

  List<Candidate> bestFirst() {
    List<Candidate> sorted = new ArrayList<>(worstFirst);
    sorted.sort(Comparator.comparingDouble(Candidate::score).reversed());
    return sorted;
  }
}
