package dev.duet.speech.whisper.decode;

import dev.duet.speech.whisper.DecoderSession;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lets hypotheses grow by one token at a time that is drawn by its probability, without looking
 * back, and takes the best of them: {@code GreedyDecoder} of OpenAI's {@code decoding.py}. At
 * temperature 0 there is one hypothesis, of the likeliest token each time.
 */
final class SamplingSearch implements Search {
  /** e to the -30 is nothing beside 1, fifty thousand times over. */
  private static final double NEGLIGIBLE = 30;

  private final LogitRules rules;
  private final Ending ending;
  private final double temperature;
  private final int hypotheses;
  private final SplittableRandom random;

  private SamplingSearch(
      LogitRules rules,
      Ending ending,
      double temperature,
      int hypotheses,
      SplittableRandom random) {
    this.rules = rules;
    this.ending = ending;
    this.temperature = temperature;
    this.hypotheses = hypotheses;
    this.random = random;
  }

  /** The likeliest token each time. */
  static SamplingSearch greedy(LogitRules rules, Ending ending) {
    return new SamplingSearch(rules, ending, 0, 1, new SplittableRandom(0));
  }

  /**
   * The best of some that are drawn.
   *
   * @param temperature above 0; the higher, the likelier are unlikely tokens
   */
  static SamplingSearch sampling(
      LogitRules rules,
      Ending ending,
      double temperature,
      int hypotheses,
      SplittableRandom random) {
    return new SamplingSearch(rules, ending, temperature, hypotheses, random);
  }

  @Override
  public Hypothesis best(DecoderSession session, float[] first) {
    List<Hypothesis> finished = new ArrayList<>();
    List<Hypothesis> alive = new ArrayList<>();
    rules.apply(first, new int[0]);
    double sum = LogSum.of(first);
    for (int i = 0; i < hypotheses; i++) {
      grow(Hypothesis.EMPTY, first, sum, alive, finished);
    }
    if (alive.size() > 1) {
      session.keep(new int[alive.size()]);
    }
    while (!alive.isEmpty()) {
      float[][] logits = session.next(Hypothesis.lastTokens(alive));
      List<Hypothesis> longer = new ArrayList<>();
      List<Integer> rows = new ArrayList<>();
      for (int row = 0; row < logits.length; row++) {
        Hypothesis hypothesis = alive.get(row);
        rules.apply(logits[row], hypothesis.tokens());
        if (grow(hypothesis, logits[row], LogSum.of(logits[row]), longer, finished)) {
          rows.add(row);
        }
      }
      if (!rows.isEmpty() && rows.size() < alive.size()) {
        session.keep(rows.stream().mapToInt(Integer::intValue).toArray());
      }
      alive = longer;
    }
    return finished.stream().max(Comparator.comparingDouble(Hypothesis::score)).orElseThrow();
  }

  /** Draws a token and puts the longer hypothesis where it belongs; whether it is still alive. */
  private boolean grow(
      Hypothesis hypothesis,
      float[] logits,
      double sum,
      List<Hypothesis> alive,
      List<Hypothesis> finished) {
    int token = temperature == 0 ? likeliest(logits) : drawn(logits);
    double logProbability = logits[token] - sum;
    if (token == ending.tokens().endOfText()) {
      finished.add(hypothesis.end(logProbability));
      return false;
    }
    Hypothesis longer = hypothesis.append(token, logProbability);
    boolean isAlive = !ending.isComplete(longer.tokens());
    (isAlive ? alive : finished).add(longer);
    return isAlive;
  }

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The token at which the probabilities, added up from the first on, pass a share drawn. */
  private int drawn(float[] logits) {
    float max = logits[likeliest(logits)];
    double least = max - NEGLIGIBLE * temperature;
    double sum = 0;
    for (float logit : logits) {
      sum += logit > least ? Math.exp((logit - max) / temperature) : 0;
    }
    double left = random.nextDouble(sum);
    int last = -1;
    for (int i = 0; i < logits.length && left >= 0; i++) {
      if (logits[i] > least) {
        left -= Math.exp((logits[i] - max) / temperature);
        last = i;
      }
    }
    return last;
  }
}
