package dev.duet.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConditionalLogitTest {

  /** The optimum that scipy.optimize.minimize finds. */
  @Test
  void findsTheOptimum() {
    ConditionalLogit model = new ConditionalLogit(new double[] {1, 1}, 0.5);
    model.add(new double[][] {{.5, -1}, {0, 1}, {.2, .3}}, 0);
    model.add(new double[][] {{1, 0}, {-.5, .5}, {.1, -2}}, 1);
    model.add(new double[][] {{-1, .4}, {.7, .6}, {.3, .3}}, 1);
    model.add(new double[][] {{.2, .9}, {.1, -.1}, {-.6, 1.5}}, 2);
    double[] theta = model.fit();
    assertThat(theta).containsExactly(new double[] {0.29854725, 0.59191166}, within(1e-6));
    assertThat(model.loss(theta)).isCloseTo(4.4962221978, within(1e-9));
  }

  @Test
  void withoutItemsThePriorIsLeft() {
    double[] prior = {1, 0, -2};
    assertThat(new ConditionalLogit(prior, 1).fit()).containsExactly(prior);
  }

  @Test
  void perfectlySeparatedItemsKeepItFinite() {
    ConditionalLogit model = new ConditionalLogit(new double[] {1}, 1);
    for (int i = 0; i < 1000; i++) {
      model.add(new double[][] {{16}, {-16}}, 0);
    }
    assertThat(model.fit()[0]).isBetween(0.9, 5.0);
  }
}
