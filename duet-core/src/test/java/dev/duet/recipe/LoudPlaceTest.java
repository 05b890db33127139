package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import dev.duet.audio.Waveform;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoudPlaceTest {
  @Test
  void aRecordingIsInTheSamePlaceEveryTimeAndOthersInOthers() {
    Waveform sound = TinyBundle.utterance(Emotion.JOY, 1);
    Waveform other = TinyBundle.utterance(Emotion.SADNESS, 2);

    assertThat(LoudPlace.of(sound).samples())
        .hasSize(sound.length())
        .containsExactly(LoudPlace.of(sound).samples());
    assertThat(noise(sound)).isNotEqualTo(noise(other));
  }

  /** Its first sample, where nobody speaks yet. */
  private static float noise(Waveform sound) {
    return LoudPlace.of(sound).samples()[0] - sound.samples()[0];
  }

  @Test
  void oneInEightIsTaken() {
    List<Sample> samples = Corpora.load("tess", TinyCorpora.folder()).samples();

    assertThat(LoudPlace.some(samples))
        .hasSize((samples.size() + 7) / 8)
        .startsWith(samples.get(0), samples.get(8));
    assertThat(LoudPlace.some(List.of())).isEmpty();
  }
}
