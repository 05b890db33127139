package dev.duet.audio.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.GoldenSignals;
import dev.duet.audio.spectrum.FrameSpec;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrimTest {
  @ParameterizedTest
  @MethodSource("dev.duet.audio.GoldenSignals#all")
  void cutsExactlyWhereLibrosaCuts(String signal) {
    float[] y = GoldenSignals.input(signal);
    for (int topDb : new int[] {20, 40, 60}) {
      float[] interval = GoldenSignals.array(signal, "trim_" + topDb + "_interval");
      assertThat(Trim.find(y, topDb, FrameSpec.LIBROSA))
          .as("%s at %s dB", signal, topDb)
          .isEqualTo(new Trim((int) interval[0], (int) interval[1]));
    }
  }

  @Property(tries = 50)
  void removesThePadToWithinAFrame(
      @ForAll @IntRange(min = 4096, max = 30_000) int before,
      @ForAll @IntRange(min = 4096, max = 30_000) int after) {
    int sound = 20_000;
    float[] y = new float[before + sound + after];
    Random random = new Random(1);
    for (int i = before; i < before + sound; i++) {
      y[i] = (float) random.nextGaussian();
    }
    Trim kept = Trim.find(y, 60, FrameSpec.LIBROSA);
    assertThat(kept.start()).isBetween(before - 2048, before);
    assertThat(kept.end()).isBetween(before + sound, before + sound + 2048);
    assertThat(Trim.trim(y, 60)).hasSize(kept.end() - kept.start());
  }
}
