package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import dev.duet.audio.AudioException;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import org.junit.jupiter.api.Test;

class KeptLabelsTest {
  private final Sample sample = Corpora.load("tess", TinyCorpora.folder()).samples().get(0);

  private KeptFigures figures(KeptLabels kept, String change) {
    return kept.figures().stream().filter(f -> f.change().equals(change)).findFirst().orElseThrow();
  }

  @Test
  void aLabelMayBeKeptAndWrongOrLostAndRight() {
    Emotion right = sample.emotion();
    Emotion wrong = right == Emotion.JOY ? Emotion.FEAR : Emotion.JOY;
    KeptLabels kept = new KeptLabels("somebody");

    kept.add(
        "tess",
        sample,
        change -> change.filter(SoundChange.MP3::equals).isPresent() ? right : wrong);

    assertThat(figures(kept, KeptFigures.AS_IT_IS))
        .isEqualTo(new KeptFigures("somebody", "tess", KeptFigures.AS_IT_IS, 1, 1, 0));
    assertThat(figures(kept, SoundChange.MP3.label()))
        .isEqualTo(new KeptFigures("somebody", "tess", SoundChange.MP3.label(), 1, 0, 1));
    assertThat(figures(kept, SoundChange.SOFTER.label()))
        .isEqualTo(new KeptFigures("somebody", "tess", SoundChange.SOFTER.label(), 1, 1, 0));
  }

  @Test
  void whatIsRefusedKeepsNoLabel() {
    KeptLabels kept = new KeptLabels("somebody");

    kept.add(
        "tess",
        sample,
        change -> {
          if (change.isPresent()) {
            throw new AudioException(AudioException.Reason.SILENT, "nothing is heard");
          }
          return sample.emotion();
        });

    assertThat(figures(kept, SoundChange.SOFTER.label()).kept()).isZero();
    assertThat(figures(kept, KeptFigures.AS_IT_IS).right()).isEqualTo(1);
  }
}
