package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.voice.DiscriminantAnalysis.Example;
import dev.duet.voice.DiscriminantAnalysis.Origins;
import dev.duet.weights.Torch;
import java.util.Arrays;
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
 * <p>Nothing is drawn by chance.
 */
final class GroupRegression implements AutoCloseable {
  /** Rounds of the power method that finds the greatest variance. */
  private static final int POWERS = 12;

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
    weights = manager.create(floats(shares), new Shape(1, of.size()));
    wanted = manager.create(groupsOf(of), new Shape(groups, of.size()));
    this.config = config;
    this.origins = origins;
    try (NDArray centred = rows(of, 0)) {
      // As great as the greatest direction of the features, so that a bias is hardly drawn.
      constant = Math.sqrt(greatestVariance(centred));
    }
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

  /** Of each example, one at its group: {@code [groups, examples]}, row-major. */
  private float[] groupsOf(List<Example> of) {
    float[] ones = new float[of.size() * groups];
    for (int n = 0; n < of.size(); n++) {
      ones[of.get(n).group() * of.size() + n] = 1;
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

  /** How weights of tones, and of corpora, add up to those of groups. */
  private NDArray common() {
    int[] tones = origins.tones();
    int[] corpora = origins.corpora();
    int first = 1 + Arrays.stream(tones).max().orElseThrow();
    int parts = first + 1 + Arrays.stream(corpora).max().orElseThrow();
    float[] shares = new float[groups * parts];
    for (int group = 0; group < groups; group++) {
      shares[group * parts + tones[group]] = 1;
      shares[group * parts + first + corpora[group]] = 1;
    }
    return manager.create(shares, new Shape(groups, parts));
  }

  /** How free each group is in weights of its own. */
  private NDArray own() {
    float[] shares = new float[groups * groups];
    for (int i = 0; i < groups; i++) {
      shares[i * groups + i] = (float) Math.sqrt(config.own(origins.speakers()[i]));
    }
    return manager.create(shares, new Shape(groups, groups));
  }

  /** Of centred examples in any direction. */
  private double greatestVariance(NDArray centred) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray direction = manager.ones(new Shape(width + 1, 1));
      double length = 1;
      for (int i = 0; i < POWERS; i++) {
        NDArray next =
            centred.transpose().matMul(centred.matMul(direction).mul(weights.transpose()));
        length = Math.max(Double.MIN_NORMAL, next.norm().getFloat());
        direction = next.div((float) length);
      }
      return length;
    }
  }

  /** Weights and, in the last column, biases: {@code [groups, width + 1]}. */
  private NDArray minimum() {
    NDArray common = minimum(manager.zeros(new Shape(groups, width + 1)), common());
    return common.add(minimum(common, own()));
  }

  /**
   * What is best added to weights.
   *
   * @param to weights that stay as they are, {@code [groups, width + 1]}
   * @param shares how what is looked for adds up to it, {@code [groups, parts]}; each of its values
   *     is drawn towards nothing alike
   */
  private NDArray minimum(NDArray to, NDArray shares) {
    NDArray logits = to.matMul(examples.transpose());
    Shape shape = new Shape(shares.getShape().get(1), width + 1);
    double[] found =
        QuasiNewton.minimum((int) shape.size(), parts -> loss(logits, shares, parts, shape));
    return shares.matMul(manager.create(floats(found), shape));
  }

  private QuasiNewton.Point loss(NDArray logits, NDArray shares, double[] parts, Shape shape) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray weighed = manager.create(floats(parts), shape);
      // The groups stand in rows: with the examples there, both products take half as long again.
      NDArray sums = logits.add(shares.matMul(weighed).matMul(examples.transpose()));
      NDArray logarithms = sums.logSoftmax(0);
      NDArray wrong = logarithms.exp().sub(wanted).mul(weights);
      NDArray slope = shares.transpose().matMul(wrong.matMul(examples));
      double surprise = -logarithms.mul(wanted).mul(weights).sum().getFloat();
      return withPrior(surprise, slope.toFloatArray(), parts);
    }
  }

  private QuasiNewton.Point withPrior(double surprise, float[] slope, double[] parts) {
    double loss = surprise;
    double[] up = new double[parts.length];
    for (int i = 0; i < parts.length; i++) {
      loss += config.ridge() / 2 * parts[i] * parts[i];
      up[i] = slope[i] + config.ridge() * parts[i];
    }
    return new QuasiNewton.Point(loss, up);
  }

  private Result result(NDArray found) {
    float[] values = found.toFloatArray();
    float[] weight = new float[groups * width];
    float[] bias = new float[groups];
    for (int group = 0; group < groups; group++) {
      int row = group * (width + 1);
      double shift = constant * values[row + width];
      for (int i = 0; i < width; i++) {
        float value = values[row + i];
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
