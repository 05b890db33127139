package dev.duet.experiment;

import dev.duet.audio.AudioException;
import dev.duet.audio.Waveform;
import dev.duet.audio.synth.Wordless;
import dev.duet.bundle.Bundle;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a bundle answers to what it is not for: sounds in which nobody speaks, text of another
 * language, digits; all made by ourselves. And, where there are corpora, to what it is for.
 *
 * @param count how many of each kind
 * @param threshold of confidence below which a label is withheld
 * @param data the folder that holds the corpora, if there are any
 */
public record OutOfScope(int count, double threshold, Optional<Path> data) {
  private static final int RATE = 16_000;
  private static final double HALF = 0.5;
  private static final int MOST_DIGITS = 12;
  private static final List<String> SOUNDS = List.of("tess", "ravdess", "emospeech");
  private static final List<String> TEXTS = List.of("emotion", "goemotions");

  /** Asks a bundle. */
  public List<ScopeFigures> of(Bundle bundle, Watcher watcher) {
    List<ScopeFigures> figures = new ArrayList<>();
    if (bundle.manifest().modalities().contains(Modality.AUDIO)) {
      for (Wordless kind : Wordless.values()) {
        watcher.stage(kind.name().toLowerCase(Locale.ROOT));
        figures.add(
            figures(
                kind.name().toLowerCase(Locale.ROOT),
                false,
                IntStream.range(0, count).boxed().toList(),
                seed -> heard(bundle, kind.sound(RATE, seed))));
      }
      for (String corpus : data.isPresent() ? SOUNDS : List.<String>of()) {
        watcher.stage(corpus);
        figures.add(
            figures(
                corpus,
                true,
                spread(Corpora.load(corpus, data.get()).samples()),
                sample -> VoiceStage.heard(sample, sound -> heard(bundle, sound))));
      }
    }
    if (bundle.manifest().modalities().contains(Modality.TEXT)) {
      Function<String, Scores> read = words -> bundle.read(words).scores();
      figures.add(figures("other languages", false, ForeignSentences.of(count), read));
      figures.add(figures("digits", false, digits(), read));
      for (String corpus : data.isPresent() ? TEXTS : List.<String>of()) {
        watcher.stage(corpus);
        List<Sample> tests =
            Corpora.load(corpus, data.get()).samples().stream()
                .filter(sample -> sample.split().filter(Split.TEST::equals).isPresent())
                .toList();
        figures.add(figures(corpus, true, spread(tests), sample -> read.apply(sample.words())));
      }
    }
    return figures;
  }

  private static Scores heard(Bundle bundle, Waveform sound) {
    return bundle.hear(bundle.features(sound), sound).scores();
  }

  private <T> ScopeFigures figures(
      String input, boolean isInScope, List<T> inputs, Function<T, Scores> judge) {
    int refused = 0;
    int withheld = 0;
    int withheldAtHalf = 0;
    double sum = 0;
    for (T each : inputs) {
      double confidence = 0;
      try {
        Scores scores = judge.apply(each);
        confidence = scores.of(scores.top());
      } catch (AudioException e) {
        refused++;
      }
      sum += confidence;
      withheld += confidence < threshold ? 1 : 0;
      withheldAtHalf += confidence < HALF ? 1 : 0;
    }
    int answered = inputs.size() - refused;
    return new ScopeFigures(
        input,
        isInScope,
        inputs.size(),
        refused,
        withheld,
        withheldAtHalf,
        answered == 0 ? 0 : sum / answered);
  }

  /** Some of many, evenly from the first on. */
  private List<Sample> spread(List<Sample> samples) {
    int step = Math.max(1, samples.size() / (2 * count));
    return IntStream.range(0, samples.size())
        .filter(i -> i % step == 0)
        .mapToObj(samples::get)
        .toList();
  }

  private List<String> digits() {
    SplittableRandom random = new SplittableRandom(1);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder line = new StringBuilder();
      for (int left = random.nextInt(1, MOST_DIGITS); left > 0; left--) {
        line.append(random.nextInt(10)).append(left > 1 && random.nextInt(4) == 0 ? " " : "");
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
