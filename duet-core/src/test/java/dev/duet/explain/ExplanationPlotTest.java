package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyBundle;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationPlotTest {
  private static final Waveform SOUND = TinyBundle.utterance(Emotion.JOY, 3);
  private static final List<WordContribution> WORDS =
      List.of(new WordContribution("so", 0, 2, -0.4), new WordContribution("glad", 3, 7, 0.8));

  private static List<SpanContribution> halves(double first, double second) {
    double middle = SOUND.seconds() / 2;
    return List.of(
        new SpanContribution(0, middle, first),
        new SpanContribution(middle, SOUND.seconds(), second));
  }

  private static BufferedImage plot(
      List<WordContribution> words, List<SpanContribution> spans, Optional<Waveform> sound) {
    return ExplanationPlot.of(new Explanation(Emotion.JOY, 0.9, words, spans), sound);
  }

  /** How much redder than blue a part of the picture is, on average; negative if bluer. */
  private static double warmth(BufferedImage image, double from, double to) {
    double sum = 0;
    int count = 0;
    for (int y = image.getHeight() / 4; y < image.getHeight() / 2; y++) {
      for (int x = (int) (from * image.getWidth()); x < to * image.getWidth(); x++, count++) {
        Color colour = new Color(image.getRGB(x, y));
        sum += colour.getRed() - colour.getBlue();
      }
    }
    return sum / count;
  }

  @Test
  void whatSpeaksForTheLabelIsWarmAndWhatSpeaksAgainstItCold() {
    BufferedImage image = plot(WORDS, halves(0.8, -0.8), Optional.of(SOUND));
    assertThat(warmth(image, 0.1, 0.45)).isGreaterThan(20);
    assertThat(warmth(image, 0.55, 0.9)).isLessThan(-20);
  }

  @Test
  void whatMovesNothingIsGrey() {
    BufferedImage image = plot(List.of(), halves(0, 0), Optional.of(SOUND));
    assertThat(warmth(image, 0.1, 0.9)).isZero();
  }

  @Test
  void wordsAloneTakeAsManyLinesAsTheyNeed() {
    BufferedImage few = plot(WORDS, List.of(), Optional.empty());
    BufferedImage many = plot(Collections.nCopies(60, WORDS.get(1)), List.of(), Optional.empty());
    assertThat(few.getHeight())
        .isLessThan(plot(WORDS, halves(0, 0), Optional.of(SOUND)).getHeight());
    assertThat(many.getHeight()).isGreaterThan(few.getHeight());
    assertThat(many.getWidth()).isEqualTo(few.getWidth());
  }
}
