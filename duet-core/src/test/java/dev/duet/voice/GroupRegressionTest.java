package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.voice.DiscriminantAnalysis.Example;
import dev.duet.voice.DiscriminantAnalysis.Origins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupRegressionTest {
  /** Two corpora of two tones each; the second corpus has one speaker. */
  private static final Origins ORIGINS =
      new Origins(new int[] {0, 0, 1, 1}, new int[] {0, 1, 0, 1}, new int[] {20, 20, 1, 1});

  private static final DiscriminantConfig CONFIG = new DiscriminantConfig(4, 0.01, 2, 2);

  /** Feature 0 tells tones, feature 1 corpora; feature 2 tells the tones of one corpus alone. */
  private static List<Example> examples(int count, int seed) {
    Random random = new Random(seed);
    List<Example> examples = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      int group = n % 4;
      double tone = group % 2 == 0 ? 1 : -1;
      double corpus = group < 2 ? 1 : -1;
      float[] features = {
        (float) (tone + random.nextGaussian() / 2),
        (float) (corpus + random.nextGaussian() / 4),
        (float) ((corpus < 0 ? 3 * tone : 0) + random.nextGaussian() / 2)
      };
      examples.add(new Example(features, group, 0, 1));
    }
    return examples;
  }

  private static GroupRegression.Result fit(List<Example> examples, DiscriminantConfig config) {
    double[] weights = new double[examples.size()];
    Arrays.fill(weights, 1.0 / weights.length);
    return GroupRegression.fit(config, examples, weights, ORIGINS);
  }

  private static double[] logits(GroupRegression.Result found, float[] features) {
    double[] logits = new double[4];
    for (int group = 0; group < 4; group++) {
      logits[group] = found.bias()[group];
      for (int i = 0; i < 3; i++) {
        logits[group] += found.weight()[group * 3 + i] * features[i];
      }
    }
    return logits;
  }

  @Test
  void groupsThatLieApartAreToldApart() {
    GroupRegression.Result found = fit(examples(400, 1), CONFIG);
    long right =
        examples(400, 2).stream()
            .filter(each -> greatest(logits(found, each.pooled())) == each.group())
            .count();
    assertThat(right).isGreaterThan(385);
  }

  private static int greatest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  @Test
  void atTheMinimumNoGroupIsExpectedMoreOftenThanItOccurs() {
    List<Example> examples = examples(400, 3);
    GroupRegression.Result found = fit(examples, CONFIG);
    double[] expected = new double[4];
    for (Example each : examples) {
      double[] logits = logits(found, each.pooled());
      double sum = Arrays.stream(logits).map(Math::exp).sum();
      for (int group = 0; group < 4; group++) {
        expected[group] += Math.exp(logits[group]) / sum / examples.size();
      }
    }
    assertThat(expected).containsExactly(new double[] {0.25, 0.25, 0.25, 0.25}, within(1e-2));
  }

  @Test
  void whatManySpeakersHaveForThemselvesIsNoneOfTheBusinessOfACorpusOfOne() {
    List<Example> examples = examples(400, 6);
    float[] free = fit(examples, new DiscriminantConfig(4, 0.01, 0.05, 2)).weight();
    float[] bound = fit(examples, new DiscriminantConfig(4, 0.01, 50, 2)).weight();
    assertThat(free[0]).isNotCloseTo(bound[0], within(0.01f));
    assertThat(Arrays.copyOfRange(free, 2 * 3, 4 * 3))
        .containsExactly(Arrays.copyOfRange(bound, 2 * 3, 4 * 3), within(1e-4f));
  }

  @Test
  void theFewerSpeakersACorpusHasTheLessItsOwnWayCounts() {
    List<Example> examples = examples(400, 4);
    GroupRegression.Result free = fit(examples, new DiscriminantConfig(4, 0.01, 0.05, 2));
    GroupRegression.Result bound = fit(examples, new DiscriminantConfig(4, 0.01, 50, 2));
    assertThat(ownWay(bound)).isLessThan(ownWay(free) * 0.9);
  }

  /** How much more the second corpus listens to the third feature than the first corpus does. */
  private static double ownWay(GroupRegression.Result found) {
    float[] weight = found.weight();
    return (weight[2 * 3 + 2] - weight[3 * 3 + 2]) - (weight[2] - weight[3 + 2]);
  }

  @Test
  void theSameExamplesGiveTheSameWeights() {
    assertThat(fit(examples(80, 5), CONFIG).weight())
        .containsExactly(fit(examples(80, 5), CONFIG).weight());
  }
}
