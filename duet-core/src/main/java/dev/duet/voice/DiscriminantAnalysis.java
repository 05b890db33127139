package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.weights.Torch;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the directions in which groups differ by far more than they are spread, see {@link
 * DiscriminantConfig}.
 */
final class DiscriminantAnalysis {
  /** How often groups' means and speakers' offsets are found by turns; they hardly move then. */
  private static final int TURNS = 3;

  /** Groups' means that add less than this to the space of the others add nothing. */
  private static final double SMALLEST_PIVOT = 1e-5;

  private static final double SMALLEST_DEVIATION = 1e-6;

  private final DiscriminantConfig config;
  private final List<Example> examples;
  private final int width;
  private final int groups;
  private final int speakers;
  private final Origins origins;

  /**
   * An utterance.
   *
   * @param pooled as {@link #pooled} gives it; is changed
   * @param group from zero, its corpus and tone
   * @param speaker from zero
   * @param weight how much it counts, positive
   */
  record Example(float[] pooled, int group, int speaker, double weight) {}

  /**
   * What was found.
   *
   * @param weight {@code [groups - 1, width]}, row-major
   * @param bias one a row
   * @param centres where the means of the groups come to lie, {@code [groups, groups - 1]}
   */
  record Result(float[] weight, float[] bias, float[] centres) {}

  /**
   * Where groups come from.
   *
   * @param corpora of each group, counted from zero
   * @param tones of each group, counted from zero
   * @param speakers of each group's corpus, how many there are
   */
  record Origins(int[] corpora, int[] tones, int[] speakers) {}

  private DiscriminantAnalysis(DiscriminantConfig config, List<Example> examples, Origins origins) {
    this.config = config;
    this.origins = origins;
    this.examples = examples;
    this.width = examples.get(0).pooled.length;
    this.groups = origins.tones.length;
    this.speakers = 1 + examples.stream().mapToInt(Example::speaker).max().orElseThrow();
  }

  /**
   * The mean and the deviation of each feature over time, which is what {@link DiscriminantNetwork}
   * makes of the same frames.
   *
   * @param frames standardised, {@code [features, frames]}
   */
  static float[] pooled(Matrix frames) {
    int features = frames.rows();
    float[] pooled = new float[2 * features];
    for (int row = 0; row < features; row++) {
      double sum = 0;
      for (int t = 0; t < frames.columns(); t++) {
        sum += frames.get(row, t);
      }
      double mean = sum / frames.columns();
      double squares = 0;
      for (int t = 0; t < frames.columns(); t++) {
        squares += Math.pow(frames.get(row, t) - mean, 2);
      }
      pooled[row] = (float) mean;
      pooled[features + row] =
          (float) Math.sqrt(squares / frames.columns() + DiscriminantNetwork.SMALLEST_VARIANCE);
    }
    return pooled;
  }

  /**
   * Analyses examples.
   *
   * @param examples of every group
   * @param origins of the groups, at most as many as the config says
   */
  static Result of(DiscriminantConfig config, List<Example> examples, Origins origins) {
    return new DiscriminantAnalysis(config, examples, origins).run();
  }

  private Result run() {
    double[] mean = new double[width];
    double[] deviation = new double[width];
    standardise(mean, deviation);
    double[][] own = takeOutSpeakers();
    double[][] means = TonesInCommon.shrunk(own, origins, config);
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            return project(manager, means, mean, deviation);
          }
        });
  }

  /** Brings every feature to a mean of zero and a deviation of one, and says what they were. */
  private void standardise(double[] mean, double[] deviation) {
    double weights = examples.stream().mapToDouble(Example::weight).sum();
    for (Example example : examples) {
      for (int i = 0; i < width; i++) {
        mean[i] += example.weight / weights * example.pooled[i];
      }
    }
    for (Example example : examples) {
      for (int i = 0; i < width; i++) {
        deviation[i] += example.weight / weights * Math.pow(example.pooled[i] - mean[i], 2);
      }
    }
    for (int i = 0; i < width; i++) {
      deviation[i] = Math.max(SMALLEST_DEVIATION, Math.sqrt(deviation[i]));
    }
    for (Example example : examples) {
      for (int i = 0; i < width; i++) {
        example.pooled[i] = (float) ((example.pooled[i] - mean[i]) / deviation[i]);
      }
    }
  }

  /**
   * Finds what each speaker's utterances have in common beyond their groups' means, and leaves of
   * the examples only what is beyond both.
   *
   * @return the groups' means, {@code [groups][width]}
   */
  private double[][] takeOutSpeakers() {
    double[][] offsets = new double[speakers][width];
    double[][] means = new double[groups][width];
    for (int turn = 0; turn < TURNS; turn++) {
      means = means(offsets);
      offsets = offsets(means);
    }
    for (Example example : examples) {
      double[] offset = offsets[example.speaker];
      double[] centre = means[example.group];
      for (int i = 0; i < width; i++) {
        example.pooled[i] -= (float) (offset[i] + centre[i]);
      }
    }
    return means;
  }

  private double[][] means(double[][] offsets) {
    double[][] means = new double[groups][width];
    double[] weights = new double[groups];
    for (Example example : examples) {
      weights[example.group] += example.weight;
      double[] mean = means[example.group];
      double[] offset = offsets[example.speaker];
      for (int i = 0; i < width; i++) {
        mean[i] += example.weight * (example.pooled[i] - offset[i]);
      }
    }
    for (int group = 0; group < groups; group++) {
      scale(means[group], 1 / weights[group]);
    }
    return means;
  }

  private double[][] offsets(double[][] means) {
    double[][] offsets = new double[speakers][width];
    double[] counts = new double[speakers];
    for (Example example : examples) {
      counts[example.speaker]++;
      double[] offset = offsets[example.speaker];
      double[] mean = means[example.group];
      for (int i = 0; i < width; i++) {
        offset[i] += example.pooled[i] - mean[i];
      }
    }
    for (int speaker = 0; speaker < speakers; speaker++) {
      scale(offsets[speaker], 1 / (counts[speaker] + config.speakerPrior()));
    }
    return offsets;
  }

  private static void scale(double[] values, double factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private Result project(NDManager manager, double[][] means, double[] mean, double[] deviation) {
    double[] middle = new double[width];
    for (double[] group : means) {
      for (int i = 0; i < width; i++) {
        middle[i] += group[i] / groups;
      }
    }
    float[] centred = new float[groups * width];
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i < width; i++) {
        centred[group * width + i] = (float) (means[group][i] - middle[i]);
      }
    }
    NDArray centres = manager.create(centred, new Shape(groups, width));
    NDArray directions = centres.matMul(inverseCovariance(manager));
    Pivots pivots =
        Pivots.of(directions.matMul(centres.transpose()).toFloatArray(), groups, SMALLEST_PIVOT);
    return result(pivots, directions.toFloatArray(), middle, mean, deviation);
  }

  /** The inverse of the shrunk covariance within groups, {@code [width, width]}. */
  private NDArray inverseCovariance(NDManager manager) {
    float[] rows = new float[examples.size() * width];
    double weights = examples.stream().mapToDouble(this::weightOfSpread).sum();
    double spread = 0;
    for (int n = 0; n < examples.size(); n++) {
      double root = Math.sqrt(weightOfSpread(examples.get(n)) / weights);
      for (int i = 0; i < width; i++) {
        double value = root * examples.get(n).pooled[i];
        rows[n * width + i] = (float) value;
        spread += value * value / width;
      }
    }
    NDArray x = manager.create(rows, new Shape(examples.size(), width));
    NDArray covariance = x.transpose().matMul(x).mul(1 - config.shrinkage());
    return covariance.add(manager.eye(width).mul(config.shrinkage() * spread)).inverse();
  }

  /**
   * Groups' means follow their speakers, a single one entirely; so what is left of few speakers is
   * too small by what they lack in degrees of freedom, and tells as much less of how people differ.
   */
  private double weightOfSpread(Example example) {
    int of = origins.speakers[example.group];
    boolean isOnlyOnes = Arrays.stream(origins.speakers).max().orElseThrow() == 1;
    return isOnlyOnes ? example.weight : example.weight * (of - 1) / of;
  }

  private Result result(
      Pivots pivots, float[] directions, double[] middle, double[] mean, double[] deviation) {
    int rows = config.embeddingWidth();
    float[] weight = new float[rows * width];
    float[] bias = new float[rows];
    float[] centres = new float[config.groups() * rows];
    for (int row = 0; row < pivots.rank(); row++) {
      double shift = 0;
      for (int i = 0; i < width; i++) {
        double value = 0;
        for (int p = 0; p <= row; p++) {
          value += pivots.inverse()[row][p] * directions[pivots.chosen()[p] * width + i];
        }
        weight[row * width + i] = (float) (value / deviation[i]);
        shift -= value * (mean[i] / deviation[i] + middle[i]);
      }
      bias[row] = (float) shift;
      for (int group = 0; group < groups; group++) {
        centres[group * rows + row] = (float) pivots.factor()[group][row];
      }
    }
    return new Result(weight, bias, centres);
  }
}
