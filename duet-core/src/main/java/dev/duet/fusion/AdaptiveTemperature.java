package dev.duet.fusion;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Temperature scaling whose temperature depends on the utterance (Tomani, Cremers and Buettner,
 * 2022, <a href="https://arxiv.org/abs/2102.12182">Parameterized Temperature Scaling</a>): {@code
 * ln T = -(w . x)} for what is known of the utterance, {@code x}. It changes how sure a model is of
 * one utterance beside another, never what it puts first in either.
 *
 * @param weights {@code w}
 */
public record AdaptiveTemperature(List<Double> weights) {
  private static final int MOST_STEPS = 100;
  private static final double SMALLEST_STEP = 1e-7;
  private static final double RIDGE = 0.5;
  private static final double HIGHEST = 20;
  private static final double LOWEST = 0.2;

  /** Copies the list. */
  @JsonCreator
  public AdaptiveTemperature(@JsonProperty("weights") List<Double> weights) {
    this.weights = List.copyOf(weights);
  }

  /**
   * An utterance whose truth is known.
   *
   * @param known what is known of it besides
   */
  public record Item(Outcome outcome, double[] known) {}

  /**
   * The temperature of an utterance, held between {@value #LOWEST} and {@value #HIGHEST}.
   *
   * @param known as many values as there are weights
   */
  public Temperature at(double[] known) {
    if (known.length != weights.size()) {
      throw new IllegalArgumentException(
          "%d values are known, and %d are wanted".formatted(known.length, weights.size()));
    }
    double log = 0;
    for (int i = 0; i < known.length; i++) {
      log -= weights.get(i) * known[i];
    }
    return new Temperature(Math.max(LOWEST, Math.min(HIGHEST, Math.exp(log))));
  }

  /**
   * The weights of least negative log-likelihood, under a weak Gaussian prior at none (precision
   * {@value #RIDGE}); by Fisher's scoring with step halving. Items whose truth the scores do not
   * know say nothing.
   *
   * @throws IllegalArgumentException if no item has a truth that is known
   */
  public static AdaptiveTemperature fit(List<Item> items) {
    List<Evidence> known =
        items.stream()
            .filter(item -> item.outcome.scores().knows(item.outcome.truth()))
            .map(Evidence::of)
            .toList();
    if (known.isEmpty()) {
      throw new IllegalArgumentException("a temperature needs an item whose truth is known");
    }
    double[] weights = new double[known.get(0).known.length];
    double loss = loss(known, weights);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = direction(known, weights);
      double scale = 1;
      double[] next = moved(weights, direction, scale);
      while (loss(known, next) > loss && scale > SMALLEST_STEP) {
        scale /= 2;
        next = moved(weights, direction, scale);
      }
      double gained = loss - loss(known, next);
      if (!(gained > SMALLEST_STEP)) {
        break;
      }
      weights = next;
      loss -= gained;
    }
    List<Double> fitted = new ArrayList<>();
    for (double weight : weights) {
      fitted.add(weight);
    }
    return new AdaptiveTemperature(fitted);
  }

  /** What labels have to say for themselves before they are tempered, and which is true. */
  private record Evidence(double[] logits, int truth, double[] known) {

    static Evidence of(Item item) {
      Scores scores = item.outcome.scores();
      Map<Emotion, Double> logits = Abstention.logEvidence(scores, scores.labels());
      return new Evidence(
          logits.values().stream().mapToDouble(l -> l).toArray(),
          List.copyOf(logits.keySet()).indexOf(item.outcome.truth()),
          item.known);
    }

    double scale(double[] weights) {
      double log = 0;
      for (int i = 0; i < weights.length; i++) {
        log += weights[i] * known[i];
      }
      return Math.exp(Math.max(-Math.log(HIGHEST), Math.min(-Math.log(LOWEST), log)));
    }

    double[] probabilities(double scale) {
      double highest = Double.NEGATIVE_INFINITY;
      for (double logit : logits) {
        highest = Math.max(highest, logit);
      }
      double[] p = new double[logits.length];
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        p[i] = Math.exp(scale * (logits[i] - highest));
        sum += p[i];
      }
      for (int i = 0; i < p.length; i++) {
        p[i] /= sum;
      }
      return p;
    }
  }

  private static double loss(List<Evidence> items, double[] weights) {
    double loss = 0;
    for (double weight : weights) {
      loss += RIDGE / 2 * weight * weight;
    }
    for (Evidence item : items) {
      double p = item.probabilities(item.scale(weights))[item.truth];
      loss -= Math.log(Math.max(Double.MIN_NORMAL, p));
    }
    return loss;
  }

  /** Inverse Fisher information times gradient. */
  private static double[] direction(List<Evidence> items, double[] weights) {
    int n = weights.length;
    double[] gradient = new double[n];
    double[][] information = new double[n][n];
    for (int a = 0; a < n; a++) {
      gradient[a] = RIDGE * weights[a];
      information[a][a] = RIDGE;
    }
    for (Evidence item : items) {
      double scale = item.scale(weights);
      double[] p = item.probabilities(scale);
      double mean = 0;
      double square = 0;
      for (int i = 0; i < p.length; i++) {
        mean += p[i] * item.logits[i];
        square += p[i] * item.logits[i] * item.logits[i];
      }
      double slope = scale * (mean - item.logits[item.truth]);
      double spread = scale * scale * (square - mean * mean);
      for (int a = 0; a < n; a++) {
        gradient[a] += slope * item.known[a];
        for (int b = 0; b <= a; b++) {
          information[a][b] += spread * item.known[a] * item.known[b];
        }
      }
    }
    return ConditionalLogit.solve(information, gradient);
  }

  private static double[] moved(double[] weights, double[] direction, double scale) {
    double[] moved = weights.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= scale * direction[i];
    }
    return moved;
  }
}
