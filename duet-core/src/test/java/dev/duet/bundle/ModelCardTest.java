package dev.duet.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Product;
import dev.duet.fusion.Temperature;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LstmConfig;
import dev.duet.voice.Normalisation;
import dev.duet.voice.VoiceSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelCardTest {
  private static Manifest manifest(String encoder, Manifest.Seen... seen) {
    FrameFeatures features =
        new FrameFeatures(16000, 512, 256, 13, 0, false, false, false, 30, 1, Normalisation.MEAN);
    LstmConfig network = new LstmConfig(1, 4, 1, LstmConfig.Pooling.MEAN, 0, 0);
    return new Manifest(
        Manifest.FORMAT,
        "approach-2",
        "0.1.0",
        "2026-11-24",
        7,
        Optional.of(
            new Manifest.Audio(
                VoiceSpec.of(features, network, List.of(Emotion.JOY, Emotion.NEUTRAL)),
                Temperature.ONE)),
        Optional.of(
            new Manifest.Text(List.of(Emotion.JOY, Emotion.LOVE), encoder, Temperature.ONE)),
        Optional.of(new Product()),
        Optional.empty(),
        List.of(seen));
  }

  private static final Manifest.Seen TESS =
      new Manifest.Seen("tess", "all speakers", 2380, "CC BY-NC-ND 4.0");
  private static final Manifest.Seen SENTENCES =
      new Manifest.Seen("emotion", "official split", 15969, "educational and research use");

  private static Map<String, Evaluation> figures() {
    Scores sure = Scores.of(Map.of(Emotion.JOY, 0.75, Emotion.LOVE, 0.25));
    return Map.of(
        "text_test",
        Evaluation.of(
            List.of(
                new Outcome(Emotion.JOY, sure),
                new Outcome(Emotion.JOY, sure),
                new Outcome(Emotion.JOY, sure),
                new Outcome(Emotion.LOVE, sure))));
  }

  @Test
  void aReaderLearnsWhatItIsAndWhatItSaw() {
    String card = ModelCard.of(manifest("packaged", SENTENCES, TESS), " A recipe.\n", figures());
    assertThat(card)
        .startsWith(
            "# Model card: approach-2\n\nA recipe.\n\nTrained by 0.1.0 on 2026-11-24, seed 7.")
        .contains("- from sound: joy, neutral\n- from words: joy, love\n")
        .contains("| emotion | official split | 15,969 | educational and research use |\n")
        .contains("| tess | all speakers | 2,380 | CC BY-NC-ND 4.0 |\n")
        .contains("all-MiniLM-L6-v2\n(Apache-2.0)");
  }

  @Test
  void labelsThatAreMostlyMissedAreNamed() {
    Scores joy = Scores.of(Map.of(Emotion.JOY, 0.75, Emotion.LOVE, 0.25));
    List<Outcome> outcomes =
        Stream.concat(
                Stream.generate(() -> new Outcome(Emotion.JOY, joy)).limit(30),
                Stream.generate(() -> new Outcome(Emotion.LOVE, joy)).limit(25))
            .toList();
    Map<String, Evaluation> figures =
        Map.of(
            "audio_unheard_YAF", Evaluation.of(outcomes),
            "audio_validation_same_speakers", Evaluation.of(outcomes));

    assertThat(ModelCard.of(manifest("packaged", TESS), "", figures))
        .contains("## Where it fails", "| audio_unheard_YAF | love | 25 | 0.000 | joy |\n")
        .doesNotContain("| audio_validation_same_speakers | love |", "| joy | 30 |");
    assertThat(ModelCard.of(manifest("packaged", TESS), "", figures()))
        .doesNotContain("Where it fails");
  }

  @Test
  void figuresAreThoseThatWereMeasured() {
    // Three of four right: F1 of joy 6/7, of love 0; recall 1 and 0; sure by .75 and right as
    // often.
    assertThat(ModelCard.of(manifest("packaged", TESS), "", figures()))
        .contains("| text_test | 4 | 0.750 | 0.429 | 0.500 | 0.000 |\n")
        .contains("because no corpus here has real\npairs", "flatters, since speakers recur");
  }

  @Test
  void aReaderIsWarned() {
    assertThat(ModelCard.of(manifest("packaged", TESS), "", figures()))
        .contains("## What it is not for")
        .contains("Acted speech of two women in a quiet studio")
        .contains("must not decide about people")
        .contains("In the European Union, reading emotions at work and in schools is forbidden");
  }

  @Test
  void nothingIsSaidThatDoesNotHold() {
    Manifest.Seen own = new Manifest.Seen("calls", "all", 90, "as the owner of the data states");
    assertThat(ModelCard.of(manifest("my/encoder", own), "", figures()))
        .doesNotContain("MiniLM", "two women", "my/encoder")
        .contains("The encoder of the words is in this bundle")
        .contains("The recordings named above, and no others, taught it");
  }

  @Test
  void figuresReadAlikeInEveryCountry() {
    String card = ModelCard.of(manifest("packaged", TESS), "", figures());
    Locale here = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(ModelCard.of(manifest("packaged", TESS), "", figures())).isEqualTo(card);
    } finally {
      Locale.setDefault(here);
    }
  }
}
