package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.speech.whisper.AudioStates;
import dev.duet.speech.whisper.DecoderSession;
import dev.duet.speech.whisper.SmallWhisper;
import dev.duet.speech.whisper.WhisperNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways to find what was said, on the small random checkpoint, to which all is unlikely. */
class SearchesTest {
  @TempDir private Path folder;
  private WhisperTokens tokens;
  private WhisperNetwork whisper;
  private AudioStates sound;
  private LogitRules rules;

  @BeforeEach
  void open() throws IOException {
    tokens = TinyVocabulary.in(folder);
    whisper = SmallWhisper.load();
    sound = whisper.encode(SmallWhisper.mel());
    rules = new LogitRules(whisper.config(), tokens);
  }

  @AfterEach
  void close() {
    if (whisper != null) {
      sound.close();
      whisper.close();
    }
  }

  @Test
  void aBeamFindsNothingLessLikelyThanTheLikeliestTokenEachTime() {
    Hypothesis greedy = best(SamplingSearch.greedy(rules, ending(8)));
    Hypothesis beam = best(new BeamSearch(rules, ending(8), 5));
    assertThat(beam.score()).isGreaterThanOrEqualTo(greedy.score());
  }

  @Test
  void aBeamAsWideAsThereAreWaysFindsTheBest() {
    Hypothesis beam = best(new BeamSearch(rules, ending(2), 400));
    assertThat(beam.score()).isCloseTo(likeliestOfAllWithTwoTokens(), within(1e-5));
  }

  /** By trying every token behind every first one. */
  private double likeliestOfAllWithTwoTokens() {
    double best = Double.NEGATIVE_INFINITY;
    float[] first = first();
    rules.apply(first, new int[0]);
    for (int token = 0; token < first.length; token++) {
      if (first[token] > Float.NEGATIVE_INFINITY) {
        float[] second = logits(tokens.startOfTranscript(), token);
        rules.apply(second, new int[] {token});
        for (int last = 0; last < second.length; last++) {
          double logProbability =
              first[token] - LogSum.of(first) + second[last] - LogSum.of(second);
          boolean ends = last == tokens.endOfText();
          best = Math.max(best, ends ? logProbability : logProbability / 2);
        }
      }
    }
    return best;
  }

  @Test
  void drawingAtAlmostNoTemperatureIsTakingTheLikeliest() {
    assertThat(best(drawing(1e-4, 3)).tokens())
        .containsExactly(best(SamplingSearch.greedy(rules, ending(8))).tokens());
  }

  @Test
  void whatIsDrawnDependsOnTheSeed() {
    assertThat(best(drawing(1, 3)).tokens()).containsExactly(best(drawing(1, 3)).tokens());
    Set<String> drawn = new TreeSet<>();
    for (int seed = 0; seed < 10; seed++) {
      drawn.add(Arrays.toString(best(drawing(1, seed)).tokens()));
    }
    assertThat(drawn).hasSizeGreaterThan(5);
  }

  @Test
  void transcriptsEndAtTheirLimit() {
    assertThat(best(SamplingSearch.greedy(rules, ending(5))).tokens()).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void whereWordsAreUnlikelyOthersAreDrawnAtRisingTemperatures() {
    WindowDecoder decoder = new WindowDecoder(whisper, tokens, 1);
    Prompt prompt = new Prompt(new int[] {tokens.startOfTranscript()}, 0);

    Decoded likeliest = decoder.likeliest(sound, prompt, ending(8));
    Decoded chosen = decoder.decode(sound, prompt, ending(8));

    assertThat(likeliest.temperature()).isZero();
    assertThat(likeliest.isDoubtful()).isTrue();
    assertThat(chosen.temperature()).isPositive();
    assertThat(chosen.hypothesis().averageLogProbability())
        .isGreaterThanOrEqualTo(likeliest.hypothesis().averageLogProbability());
  }

  private Hypothesis best(Search search) {
    try (DecoderSession session = whisper.decode(sound, 1)) {
      return search.best(session, session.next(new int[][] {{tokens.startOfTranscript()}})[0]);
    }
  }

  private float[] first() {
    return logits(tokens.startOfTranscript());
  }

  private float[] logits(int... said) {
    try (DecoderSession session = whisper.decode(sound, 1)) {
      return session.next(new int[][] {said})[0];
    }
  }

  private Search drawing(double temperature, long seed) {
    return SamplingSearch.sampling(rules, ending(8), temperature, 1, new SplittableRandom(seed));
  }

  private Ending ending(int most) {
    return Ending.byTheModel(tokens, most);
  }
}
