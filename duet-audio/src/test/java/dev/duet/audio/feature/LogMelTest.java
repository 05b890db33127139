package dev.duet.audio.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.AudioException;
import dev.duet.audio.Golden;
import dev.duet.audio.Matrix;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogMelTest {
  private static final int WINDOW = 30 * LogMel.SAMPLE_RATE;

  @ParameterizedTest
  @CsvSource({"chirp,210", "noise,160", "silence,110", "short,15"})
  void thirtySecondsAreThoseOfTransformers(String signal, int frames) {
    float[] samples = Golden.array("transformers/whisper_log_mel/" + signal + "_input.f32");
    float[] golden = Golden.array("transformers/whisper_log_mel/" + signal + ".f32");
    Matrix actual = LogMel.of(Arrays.copyOf(samples, WINDOW), 80);
    assertThat(actual.columns()).isEqualTo(3000);
    for (int band = 0; band < 80; band++) {
      for (int frame = 0; frame < 3000; frame++) {
        assertThat(actual.get(band, frame))
            .as("band %d, frame %d", band, frame)
            .isCloseTo(golden[band * frames + Math.min(frame, frames - 1)], within(1e-4f));
      }
    }
  }

  @Property(tries = 30)
  void zerosBehindASoundChangeNoFrameThatDoesNotSeeThem(
      @ForAll @IntRange(min = 1000, max = 9000) int length,
      @ForAll @IntRange(max = 9000) int zeros) {
    float[] samples = noise(length);
    Matrix brief = LogMel.of(samples, 80);
    Matrix padded = LogMel.of(Arrays.copyOf(samples, length + zeros), 80);
    assertThat(padded.columns()).isEqualTo((length + zeros) / LogMel.HOP);
    int same = (length - 200) / LogMel.HOP;
    // The frames at the end may hold the loudest value, which moves only what lies far below it.
    for (int frame = 0; frame < same; frame++) {
      assertThat(padded.get(40, frame)).isCloseTo(brief.get(40, frame), within(1e-6f));
    }
  }

  @Test
  void silentFramesThatAreNotComputedAreWhatTheyWouldBe() {
    float[] samples = Arrays.copyOf(noise(4000), 20_000);
    Matrix skipped = LogMel.of(samples, 128);
    // Sound at the very end, too faint to be more than silence, makes every frame count.
    samples[samples.length - 1] = 1e-12f;
    assertThat(Golden.maxDifference(skipped.data(), LogMel.of(samples, 128).data()))
        .isLessThan(1e-6);
  }

  @Test
  void theFloorOfAPartLiesBelowWhatIsLoudestInTheWhole() {
    float[] whole = noise(20_000);
    float loudest = LogMel.loudest(whole, 80);
    float[] part = new float[4000];
    float silence = LogMel.of(part, 80, loudest).get(0, 0);
    assertThat(silence).isEqualTo((loudest - 8 + 4) / 4);
    assertThat(LogMel.of(whole, 80, loudest).data()).isEqualTo(LogMel.of(whole, 80).data());
  }

  @Test
  void theLoudestValueOfALongRecordingIsThatOfItsSpectrogram() {
    float[] samples = noise(2 * WINDOW + 12_345);
    samples[WINDOW - 100] = 20; // the frames that see it begin in one piece and end in the next
    float max = Float.NEGATIVE_INFINITY;
    for (float value : LogMel.of(samples, 80).data()) {
      max = Math.max(max, value);
    }
    assertThat(4 * max - 4).isCloseTo(LogMel.loudest(samples, 80), within(1e-5f));
  }

  @Test
  void aSoundShorterThanAFrameHasMirrorsInMirrors() {
    assertThat(LogMel.of(new float[] {1}, 80).columns()).isZero();
    assertThat(LogMel.of(noise(170), 80).columns()).isEqualTo(1);
    assertThat(LogMel.of(noise(170), 80).data()).doesNotContain(Float.NaN);
  }

  @Test
  void whatIsNoSoundIsRefused() {
    assertThatThrownBy(() -> LogMel.of(new float[0], 80)).isInstanceOf(AudioException.class);
    assertThatThrownBy(() -> LogMel.of(new float[] {Float.NaN}, 80))
        .isInstanceOf(AudioException.class);
    assertThatThrownBy(() -> LogMel.of(noise(400), 202))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static float[] noise(int length) {
    Random random = new Random(length);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = (float) (0.1 * random.nextGaussian());
    }
    return samples;
  }
}
