package dev.duet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecognitionQualityTest {

  @Test
  void addsUpRecordings() {
    RecognitionQuality quality =
        RecognitionQuality.NONE
            .plus(new RecognitionQuality(new WordErrorRate(4, 0, 0, 0), 2, .5))
            .plus(new RecognitionQuality(new WordErrorRate(2, 1, 1, 0), 3, 1));
    assertThat(quality.words().rate()).isEqualTo(.25);
    assertThat(quality.realTimeFactor()).isEqualTo(.3);
  }

  @Test
  void nothingHeardTookNoTime() {
    assertThat(RecognitionQuality.NONE.realTimeFactor()).isZero();
  }
}
