package dev.duet.fusion;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditional logit model (McFadden, 1974): label {@code y} of an item has probability
 * proportional to {@code exp(theta . x_y)}. Weights, temperature and stacker are all fitted as one.
 *
 * <p>The fit maximises the likelihood times a Gaussian prior, which is strictly concave, so
 * Newton's method with step halving finds the one optimum, in double precision and with no chance
 * in it.
 */
final class ConditionalLogit {
  private static final int MOST_STEPS = 100;
  private static final double SMALLEST_STEP = 1e-9;
  private static final double ROUNDING = 1e-12;

  private final double[] prior;
  private final double ridge;
  private final List<Item> items = new ArrayList<>();

  /**
   * @param features {@code [labels, parameters]}
   * @param truth index of the true label
   * @param weight how many such items this one stands for
   */
  private record Item(double[][] features, int truth, double weight) {}

  /**
   * A model with no items yet.
   *
   * @param prior the mean of the Gaussian prior, {@code [parameters]}
   * @param ridge its precision, greater than 0
   */
  ConditionalLogit(double[] prior, double ridge) {
    this.prior = prior;
    this.ridge = ridge;
  }

  /** Adds an item: features {@code [labels, parameters]} and the index of its true label. */
  void add(double[][] features, int truth) {
    add(features, truth, 1);
  }

  /** The same, counted so many times; a truth that is only probable is added in shares. */
  void add(double[][] features, int truth, double weight) {
    items.add(new Item(features, truth, weight));
  }

  /** The most probable parameters. */
  double[] fit() {
    double[] theta = prior.clone();
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] direction = newtonStep(theta);
      if (largest(direction) < SMALLEST_STEP) {
        break;
      }
      theta = descend(theta, direction);
    }
    return theta;
  }

  /** A full Newton step if it does not overshoot, else the first of its halves that does not. */
  private double[] descend(double[] theta, double[] direction) {
    double loss = loss(theta);
    double scale = 1;
    double[] next = minus(theta, direction, scale);
    while (loss(next) > loss + ROUNDING * Math.abs(loss) && scale > SMALLEST_STEP) {
      scale /= 2;
      next = minus(theta, direction, scale);
    }
    return next;
  }

  /** Negative log-likelihood in nats, plus the prior's penalty. */
  double loss(double[] theta) {
    double loss = 0;
    for (int a = 0; a < theta.length; a++) {
      loss += ridge / 2 * (theta[a] - prior[a]) * (theta[a] - prior[a]);
    }
    for (Item item : items) {
      loss -= item.weight * Math.log(probabilities(item, theta)[item.truth]);
    }
    return loss;
  }

  /** Inverse Hessian times gradient. */
  private double[] newtonStep(double[] theta) {
    int n = theta.length;
    double[] gradient = new double[n];
    double[][] hessian = new double[n][n];
    for (int a = 0; a < n; a++) {
      gradient[a] = ridge * (theta[a] - prior[a]);
      hessian[a][a] = ridge;
    }
    for (Item item : items) {
      double[] p = probabilities(item, theta);
      double[] mean = new double[n];
      for (int y = 0; y < p.length; y++) {
        addSecondMoment(hessian, mean, item.features[y], p[y], item.weight);
      }
      for (int a = 0; a < n; a++) {
        gradient[a] += item.weight * (mean[a] - item.features[item.truth][a]);
        for (int b = 0; b <= a; b++) {
          hessian[a][b] -= item.weight * mean[a] * mean[b];
        }
      }
    }
    return solve(hessian, gradient);
  }

  /** A stacker's features are mostly zero: those are skipped. */
  private static void addSecondMoment(
      double[][] moment, double[] mean, double[] x, double p, double weight) {
    for (int a = 0; a < x.length; a++) {
      if (x[a] != 0) {
        double weighted = p * x[a];
        mean[a] += weighted;
        for (int b = 0; b <= a; b++) {
          moment[a][b] += weight * weighted * x[b];
        }
      }
    }
  }

  private static double[] probabilities(Item item, double[] theta) {
    double[] p = new double[item.features.length];
    double largest = Double.NEGATIVE_INFINITY;
    for (int y = 0; y < p.length; y++) {
      for (int a = 0; a < theta.length; a++) {
        p[y] += theta[a] * item.features[y][a];
      }
      largest = Math.max(largest, p[y]);
    }
    double sum = 0;
    for (int y = 0; y < p.length; y++) {
      p[y] = Math.exp(p[y] - largest);
      sum += p[y];
    }
    for (int y = 0; y < p.length; y++) {
      p[y] = Math.max(Double.MIN_NORMAL, p[y] / sum);
    }
    return p;
  }

  /**
   * Solves {@code A x = b} by Cholesky's decomposition.
   *
   * @param a lower triangle of a positive definite matrix, overwritten
   */
  static double[] solve(double[][] a, double[] b) {
    int n = b.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = i == j ? Math.sqrt(sum) : sum / a[j][j];
      }
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] /= a[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] /= a[i][i];
    }
    return x;
  }

  private static double[] minus(double[] theta, double[] direction, double scale) {
    double[] moved = theta.clone();
    for (int a = 0; a < moved.length; a++) {
      moved[a] -= scale * direction[a];
    }
    return moved;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
