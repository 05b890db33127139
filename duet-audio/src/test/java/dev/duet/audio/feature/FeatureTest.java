package dev.duet.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.spectrum.FrameSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureTest {
  @ParameterizedTest
  @EnumSource
  void aFeatureHasAColumnForEveryFrameAndOnlyFiniteValues(Feature feature) {
    for (FrameSpec frames :
        new FrameSpec[] {
          FrameSpec.LIBROSA, new FrameSpec(16000, 512, 160), new FrameSpec(44100, 1500, 441)
        }) {
      FeatureSpec spec = FeatureSpec.DEFAULT.withFrames(frames);
      for (float[] y : new float[][] {Tones.noise(1, 9000), new float[9000]}) {
        Matrix m = feature.of(y, spec);
        assertThat(m.columns()).isEqualTo(frames.frames(y.length));
        for (float v : m.data()) {
          assertThat(v).isFinite();
        }
      }
    }
  }

  @Test
  void aSharedAnalysisGivesTheSameAsAFreshOne() {
    float[] y = Tones.noise(2, 12_000);
    Analysis shared = new Analysis(y, FeatureSpec.DEFAULT);
    for (int round = 0; round < 2; round++) {
      for (Feature feature : Feature.values()) {
        assertThat(feature.of(shared).data())
            .as("%s, round %s", feature, round)
            .isEqualTo(feature.of(y, FeatureSpec.DEFAULT).data());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFeatureIsFoundByItsName(Feature feature) {
    assertThat(Feature.named(feature.label())).isEqualTo(feature);
  }
}
