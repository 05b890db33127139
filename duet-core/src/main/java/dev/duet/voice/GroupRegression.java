package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.voice.DiscriminantAnalysis.Example;
import dev.duet.voice.DiscriminantAnalysis.Origins;
import dev.duet.weights.Torch;
import java.util.List;

/**
 * A softmax regression whose classes are groups, each a corpus and a tone. First it finds what a
 * tone has in every corpus and a corpus in every tone; around the sum of these, then, what is a
 * group's own. All are drawn towards nothing (Evgeniou and Pontil 2004, <a
 * href="https://doi.org/10.1145/1014052.1014067">Regularized multi-task learning</a>), a group's
 * own the more so, the fewer speakers its corpus has.
 *
 * <p>Both at once would be one minimum instead of two, but a corpus of many speakers would then
 * explain itself by its own weights alone, and a corpus of one speaker would learn nothing from it.
 *
 * <p>A minimum is found by accelerated gradients (Nesterov 1983) which begin anew where they go
 * astray (O'Donoghue and Candès 2015). Nothing is drawn by chance.
 */
final class GroupRegression implements AutoCloseable {
  private static final int STEPS = 200;

  /** Rounds of the power method that finds the greatest variance. */
  private static final int POWERS = 12;

  /** The power method stops a little short of it. */
  private static final double SAFETY = 1.05;

  private final NDManager manager = Torch.newManager();
  private final int groups;
  private final int width;
  private final double[] mean;

  /** What stands behind the features of every example, so that its weight is the bias. */
  private final double constant;

  private final NDArray examples;
  private final NDArray weights;
  private final NDArray wanted;
  private final Origins origins;
  private final DiscriminantConfig config;

  /** Of the centred examples, in the direction in which it is greatest. */
  private final double variance;

  /**
   * What was found.
   *
   * @param weight {@code [groups, width]}, row-major
   * @param bias one a group
   */
  record Result(float[] weight, float[] bias) {}

  private GroupRegression(
      DiscriminantConfig config, List<Example> of, double[] shares, Origins origins) {
    groups = origins.tones().length;
    width = of.get(0).pooled().length;
    mean = mean(of, shares);
    weights = manager.create(floats(shares), new Shape(of.size(), 1));
    wanted = manager.create(groupsOf(of), new Shape(of.size(), groups));
    this.config = config;
    this.origins = origins;
    try (NDArray centred = rows(of, 0)) {
      variance = greatestVariance(centred);
    }
    // As great as the greatest direction of the features, so that one length of step suits both.
    constant = Math.sqrt(variance);
    examples = rows(of, constant);
  }

  /**
   * Fits examples.
   *
   * @param weights of the examples; their sum is one
   * @param origins of the groups
   */
  static Result fit(
      DiscriminantConfig config, List<Example> examples, double[] weights, Origins origins) {
    return Torch.withoutGradients(
        () -> {
          try (GroupRegression regression =
              new GroupRegression(config, examples, weights, origins)) {
            return regression.result(regression.minimum());
          }
        });
  }

  private static double[] mean(List<Example> examples, double[] shares) {
    double[] mean = new double[examples.get(0).pooled().length];
    for (int n = 0; n < shares.length; n++) {
      float[] pooled = examples.get(n).pooled();
      for (int i = 0; i < mean.length; i++) {
        mean[i] += shares[n] * pooled[i];
      }
    }
    return mean;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** Of each example, one at its group. */
  private float[] groupsOf(List<Example> of) {
    float[] ones = new float[of.size() * groups];
    for (int n = 0; n < of.size(); n++) {
      ones[n * groups + of.get(n).group()] = 1;
    }
    return ones;
  }

  /** The examples without their mean, and behind their features a constant. */
  private NDArray rows(List<Example> of, double last) {
    float[] rows = new float[of.size() * (width + 1)];
    for (int n = 0; n < of.size(); n++) {
      float[] pooled = of.get(n).pooled();
      int at = n * (width + 1);
      for (int i = 0; i < width; i++) {
        rows[at + i] = (float) (pooled[i] - mean[i]);
      }
      rows[at + width] = (float) last;
    }
    return manager.create(rows, new Shape(of.size(), width + 1));
  }

  /** Of weights that groups of one tone, and groups of one corpus, have in common. */
  private float[] commonCovariance() {
    float[] covariance = new float[groups * groups];
    for (int i = 0; i < groups; i++) {
      for (int j = 0; j < groups; j++) {
        int tone = origins.tones()[i] == origins.tones()[j] ? 1 : 0;
        int corpus = origins.corpora()[i] == origins.corpora()[j] ? 1 : 0;
        covariance[i * groups + j] = tone + corpus;
      }
    }
    return covariance;
  }

  /** Of weights that each group has for itself. */
  private float[] ownCovariance() {
    float[] covariance = new float[groups * groups];
    for (int i = 0; i < groups; i++) {
      covariance[i * groups + i] = (float) config.own(origins.speakers()[i]);
    }
    return covariance;
  }

  /** No less than the greatest eigenvalue. */
  private double greatestRowSum(float[] matrix) {
    double greatest = 0;
    for (int row = 0; row < groups; row++) {
      double sum = 0;
      for (int i = 0; i < groups; i++) {
        sum += matrix[row * groups + i];
      }
      greatest = Math.max(greatest, sum);
    }
    return greatest;
  }

  /** Of centred examples in any direction. */
  private double greatestVariance(NDArray centred) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray direction = manager.ones(new Shape(width + 1, 1));
      double length = 1;
      for (int i = 0; i < POWERS; i++) {
        NDArray next = centred.transpose().matMul(centred.matMul(direction).mul(weights));
        length = Math.max(Double.MIN_NORMAL, next.norm().getFloat());
        direction = next.div((float) length);
      }
      return length;
    }
  }

  /** Weights and, in the last row, biases: {@code [width + 1, groups]}. */
  private NDArray minimum() {
    NDArray common = minimum(manager.zeros(new Shape(width + 1, groups)), commonCovariance());
    return common.add(minimum(common, ownCovariance()));
  }

  /**
   * What is best added to weights.
   *
   * @param to weights that stay as they are, {@code [width + 1, groups]}
   * @param prior the covariance among groups of what is added, before anything is seen, {@code
   *     [groups, groups]}
   */
  private NDArray minimum(NDArray to, float[] prior) {
    NDArray logits = examples.matMul(to);
    NDArray covariance = manager.create(prior, new Shape(groups, groups));
    // Half is the most that a softmax bends.
    double curvature = SAFETY * variance / 2 * greatestRowSum(prior) + config.ridge();
    NDArray here = manager.zeros(new Shape(width + 1, groups));
    NDArray ahead = here.duplicate();
    double momentum = 1;
    for (int i = 0; i < STEPS; i++) {
      NDArray from = ahead;
      NDArray before = here;
      NDArray next =
          Torch.keepingResult(
              () -> from.sub(slope(logits, from, covariance).mul((float) (1 / curvature))));
      momentum = goesAstray(before, from, next) ? 1 : momentum;
      double more = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
      float push = (float) ((momentum - 1) / more);
      ahead = Torch.keepingResult(() -> next.add(next.sub(before).mul(push)));
      from.close();
      before.close();
      here = next;
      momentum = more;
    }
    return here;
  }

  /** How steeply it goes up, where what is seen of the prior has a covariance of one. */
  private NDArray slope(NDArray logits, NDArray added, NDArray covariance) {
    NDArray expected = logits.add(examples.matMul(added)).softmax(1);
    NDArray wrong = expected.sub(wanted).mul(weights);
    return examples
        .transpose()
        .matMul(wrong)
        .matMul(covariance)
        .add(added.mul((float) config.ridge()));
  }

  /** Whether the last move had a part that leads uphill. */
  private static boolean goesAstray(NDArray before, NDArray from, NDArray next) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return from.sub(next).mul(next.sub(before)).sum().getFloat() > 0;
    }
  }

  private Result result(NDArray found) {
    float[] values = found.toFloatArray();
    float[] weight = new float[groups * width];
    float[] bias = new float[groups];
    for (int group = 0; group < groups; group++) {
      double shift = constant * values[width * groups + group];
      for (int i = 0; i < width; i++) {
        float value = values[i * groups + group];
        weight[group * width + i] = value;
        shift -= value * mean[i];
      }
      bias[group] = (float) shift;
    }
    return new Result(weight, bias);
  }

  @Override
  public void close() {
    manager.close();
  }
}
