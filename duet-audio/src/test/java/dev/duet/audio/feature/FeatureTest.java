package dev.duet.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureTest {
  @ParameterizedTest
  @EnumSource
  void aFeatureHasAColumnForEveryFrameAndOnlyFiniteValues(Feature feature) {
    for (FrameSpec frames :
        new FrameSpec[] {
          FrameSpec.LIBROSA, new FrameSpec(16000, 512, 160), new FrameSpec(44100, 1500, 440)
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

  @Test
  void manyThreadsGetTheSameNumbers() {
    float[] y = Tones.noise(3, 6000);
    FeatureSpec spec = FeatureSpec.DEFAULT.withFrames(new FrameSpec(22050, 1024, 256));
    Stream.of(Feature.values())
        .flatMap(feature -> Stream.generate(() -> feature).limit(8))
        .parallel()
        .map(feature -> Map.entry(feature, feature.of(y, spec).data()))
        .collect(Collectors.groupingBy(Map.Entry::getKey))
        .forEach(
            (feature, answers) ->
                assertThat(answers)
                    .as(feature.label())
                    .allSatisfy(
                        a -> assertThat(a.getValue()).isEqualTo(answers.get(0).getValue())));
  }

  @ParameterizedTest
  @EnumSource
  void aFeatureIsFoundByItsName(Feature feature) {
    assertThat(Feature.named(feature.label())).isEqualTo(feature);
  }
}
