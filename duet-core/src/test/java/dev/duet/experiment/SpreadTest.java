package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SpreadTest {
  private final List<Sample> all = Corpora.load("tess", TinyCorpora.folder()).samples();

  @Test
  void emotionsAndSpeakersKeepTheirShares() {
    List<Sample> some = Spread.over(all, 12);

    assertThat(some).hasSize(12).doesNotHaveDuplicates().isEqualTo(Spread.over(all, 12));
    Map<String, Long> counts =
        some.stream()
            .collect(
                Collectors.groupingBy(
                    sample -> sample.emotion() + " by " + sample.speaker().orElseThrow(),
                    Collectors.counting()));
    assertThat(counts).hasSize(6).allSatisfy((group, count) -> assertThat(count).isEqualTo(2));
  }

  @Test
  void ofFewAllAreTaken() {
    assertThat(Spread.over(all.subList(0, 3), 5))
        .containsExactlyInAnyOrderElementsOf(all.subList(0, 3));
  }
}
