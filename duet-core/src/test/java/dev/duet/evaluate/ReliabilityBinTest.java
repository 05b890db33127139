package dev.duet.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReliabilityBinTest {

  @Test
  void theErrorByChanceIsWhatCalibratedSystemsAreFoundToHave() {
    List<ReliabilityBin> said =
        List.of(
            new ReliabilityBin(0.4, 0.6, 80, 0.5, 0),
            new ReliabilityBin(0.6, 0.8, 120, 0.7, 0),
            new ReliabilityBin(0.8, 1, 200, 0.95, 0));
    Random random = new Random(1);
    double sum = 0;
    int rounds = 2000;
    for (int round = 0; round < rounds; round++) {
      List<ReliabilityBin> found = new ArrayList<>();
      for (ReliabilityBin bin : said) {
        int right = 0;
        for (int i = 0; i < bin.count(); i++) {
          right += random.nextDouble() < bin.confidence() ? 1 : 0;
        }
        found.add(
            new ReliabilityBin(
                bin.lower(),
                bin.upper(),
                bin.count(),
                bin.confidence(),
                (double) right / bin.count()));
      }
      sum += ReliabilityBin.expectedCalibrationError(found);
    }

    assertThat(ReliabilityBin.errorByChance(said)).isCloseTo(sum / rounds, within(0.001));
  }

  @Test
  void whoIsCertainCannotBeWrongByChance() {
    assertThat(ReliabilityBin.errorByChance(List.of(new ReliabilityBin(0.9, 1, 5, 1, 1)))).isZero();
  }
}
