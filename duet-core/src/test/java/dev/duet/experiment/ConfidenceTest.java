package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {
  private static double mean(Confidence confidence, int wrong, int words) {
    Random random = new Random(1);
    return IntStream.range(0, 2_000)
        .mapToDouble(i -> confidence.of(wrong, words, random))
        .average()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 0, 1.0",
    "NONE, 20, 1.0",
    "SANGUINE, 0, 0.89",
    "SANGUINE, 20, 0.40",
    "DOUBTFUL, 0, 0.5",
    "DOUBTFUL, 20, 0.25",
    "CALIBRATED, 0, 0.96",
    "CALIBRATED, 10, 0.5",
    "CALIBRATED, 20, 0.04"
  })
  void everyRecogniserIsAsSureAsItSays(Confidence confidence, int wrong, double sure) {
    assertThat(mean(confidence, wrong, 20)).isBetween(sure - 0.02, sure + 0.02);
  }

  @Test
  void confidenceIsAProbability() {
    Random random = new Random(2);
    for (Confidence confidence : Confidence.values()) {
      for (int wrong = 0; wrong <= 3; wrong++) {
        assertThat(confidence.of(wrong, 3, random)).isBetween(0.0, 1.0);
      }
    }
  }
}
