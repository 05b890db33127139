package dev.duet.voice;

import dev.duet.audio.Matrix;
import java.util.List;

/** Finds the parameters of a {@link DiscriminantNetwork}, see {@link DiscriminantConfig}. */
final class DiscriminantAnalysis {
  /** How often groups' means and speakers' offsets are found by turns; they hardly move then. */
  private static final int TURNS = 3;

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
   * @param weight {@code [groups, width]}, row-major
   * @param bias one a group
   * @param centres where the means of the groups come to lie, {@code [groups, groups]}
   * @param offsets of each speaker, what was taken out of their embeddings: one value a group
   */
  record Result(float[] weight, float[] bias, float[] centres, float[][] offsets) {}

  /**
   * Where groups come from.
   *
   * @param corpora of each group, counted from zero
   * @param tones of each group, counted from zero
   * @param speakers of each group's corpus, how many there are
   */
  record Origins(int[] corpora, int[] tones, int[] speakers) {}

  /**
   * Means of groups, {@code [groups][width]}, and offsets of speakers, {@code [speakers][width]}.
   */
  private record Speakers(double[][] means, double[][] offsets) {}

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
    Moments moments = Moments.of(frames);
    for (int row = 0; row < features; row++) {
      pooled[row] = (float) moments.mean()[row];
      pooled[features + row] =
          (float) Math.sqrt(moments.variance()[row] + DiscriminantNetwork.SMALLEST_VARIANCE);
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
    Speakers taken = takeOutSpeakers();
    double[] weights = balanced();
    GroupRegression.Result found = GroupRegression.fit(config, examples, weights, origins);
    return result(found, taken, mean, deviation);
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
   * Takes out of the examples what each speaker's utterances have in common beyond their groups'
   * means.
   *
   * @return the groups' means and what was taken out
   */
  private Speakers takeOutSpeakers() {
    double[][] offsets = new double[speakers][width];
    double[][] means = new double[groups][width];
    for (int turn = 0; turn < TURNS; turn++) {
      means = means(offsets);
      offsets = offsets(means);
    }
    for (Example example : examples) {
      double[] offset = offsets[example.speaker];
      for (int i = 0; i < width; i++) {
        example.pooled[i] -= (float) offset[i];
      }
    }
    return new Speakers(means, offsets);
  }

  /** Weights of the examples by which every group counts alike; their sum is one. */
  private double[] balanced() {
    double[] ofGroups = new double[groups];
    examples.forEach(example -> ofGroups[example.group] += example.weight);
    return examples.stream()
        .mapToDouble(example -> example.weight / ofGroups[example.group] / groups)
        .toArray();
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

  /** What was found of standardised examples, for examples as they come. */
  private Result result(
      GroupRegression.Result found, Speakers taken, double[] mean, double[] deviation) {
    int most = config.groups();
    float[] weight = new float[most * width];
    float[] bias = new float[most];
    float[] centres = new float[most * most];
    for (int row = 0; row < groups; row++) {
      double shift = found.bias()[row];
      for (int i = 0; i < width; i++) {
        double value = found.weight()[row * width + i];
        weight[row * width + i] = (float) (value / deviation[i]);
        shift -= value * mean[i] / deviation[i];
      }
      bias[row] = (float) shift;
      for (int group = 0; group < groups; group++) {
        double place = found.bias()[row];
        for (int i = 0; i < width; i++) {
          place += found.weight()[row * width + i] * taken.means[group][i];
        }
        centres[group * most + row] = (float) place;
      }
    }
    return new Result(weight, bias, centres, embedded(found, taken.offsets));
  }

  private float[][] embedded(GroupRegression.Result found, double[][] offsets) {
    float[][] embedded = new float[offsets.length][config.groups()];
    for (int speaker = 0; speaker < offsets.length; speaker++) {
      for (int group = 0; group < groups; group++) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          sum += found.weight()[group * width + i] * offsets[speaker][i];
        }
        embedded[speaker][group] = (float) sum;
      }
    }
    return embedded;
  }
}
