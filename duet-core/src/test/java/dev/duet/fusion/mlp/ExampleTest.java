package dev.duet.fusion.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ExampleTest {
  private static final int DRAWS = 4000;

  private final Example<String, String> both =
      new Example<>(Emotion.JOY, Optional.of("sound"), Optional.of("words"));

  @Property(tries = 50)
  void aShareLosesOneModalityAndEitherAsOften(
      @ForAll @DoubleRange(min = 0, max = 1) double probability, @ForAll long seed) {
    Random random = new Random(seed);
    int silent = 0;
    int wordless = 0;
    for (int i = 0; i < DRAWS; i++) {
      Example<String, String> left = both.dropped(probability, random);
      assertThat(left.modalities()).isNotEmpty();
      silent += left.audio().isEmpty() ? 1 : 0;
      wordless += left.text().isEmpty() ? 1 : 0;
    }
    // Six standard deviations of the largest binomial.
    assertThat((double) silent / DRAWS).isCloseTo(probability / 2, within(0.05));
    assertThat((double) wordless / DRAWS).isCloseTo(probability / 2, within(0.05));
  }

  @Test
  void whoHasOneModalityKeepsIt() {
    Example<String, String> sound =
        new Example<>(Emotion.JOY, Optional.of("sound"), Optional.empty());
    assertThat(sound.dropped(1, new Random(1))).isEqualTo(sound);
    assertThat(sound.modalities()).containsExactly(Modality.AUDIO);
  }
}
