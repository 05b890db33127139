package dev.duet.speech.whisper.decode;

import dev.duet.speech.whisper.AudioStates;
import dev.duet.speech.whisper.DecoderSession;
import dev.duet.speech.whisper.WhisperNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Understands one window, as {@code generate_with_fallback} of faster-whisper: the likeliest words
 * first, and where they are unlikely or repeat themselves, words drawn at rising temperatures.
 */
final class WindowDecoder {
  private static final double[] TEMPERATURES = {0.2, 0.4, 0.6, 0.8, 1.0};
  private static final int BEST_OF = 5;

  private final WhisperNetwork network;
  private final WhisperTokens tokens;
  private final LogitRules rules;
  private final int beam;
  private final SplittableRandom random = new SplittableRandom(0);

  WindowDecoder(WhisperNetwork network, WhisperTokens tokens, int beam) {
    this.network = network;
    this.tokens = tokens;
    this.rules = new LogitRules(network.config(), tokens);
    this.beam = beam;
  }

  /** What was most likely said, whatever speaks against it. */
  Decoded likeliest(AudioStates sound, Prompt prompt, Ending ending) {
    return attempt(sound, prompt, likeliest(ending), 0);
  }

  /** What was most likely said, or where that is doubtful, the best of what was drawn. */
  Decoded decode(AudioStates sound, Prompt prompt, Ending ending) {
    Decoded likeliest = likeliest(sound, prompt, ending);
    if (!likeliest.isDoubtful()) {
      return likeliest;
    }
    List<Decoded> attempts = new ArrayList<>(List.of(likeliest));
    for (double temperature : TEMPERATURES) {
      Search search = SamplingSearch.sampling(rules, ending, temperature, BEST_OF, random.split());
      Decoded attempt = attempt(sound, prompt, search, temperature);
      if (!attempt.isDoubtful()) {
        return attempt;
      }
      attempts.add(attempt);
    }
    return leastDoubtful(attempts);
  }

  private Search likeliest(Ending ending) {
    return beam == 1 ? SamplingSearch.greedy(rules, ending) : new BeamSearch(rules, ending, beam);
  }

  private Decoded attempt(AudioStates sound, Prompt prompt, Search search, double temperature) {
    try (DecoderSession session = network.decode(sound, 1)) {
      int last = prompt.tokens().length - 1;
      // Most windows begin with a passage that begins with them.
      float[][] logits =
          session.nextExpecting(prompt.tokens(), tokens.timestamp(0), prompt.start(), last);
      double noSpeech = LogSum.probability(logits[0], tokens.noSpeech());
      Hypothesis best = search.best(session, logits[1]);
      return new Decoded(best, tokens.text(best.tokens()), noSpeech, temperature);
    }
  }

  /** The likeliest of those that do not repeat themselves, if there is one. */
  private static Decoded leastDoubtful(List<Decoded> attempts) {
    List<Decoded> varied = attempts.stream().filter(each -> !each.isRepetitive()).toList();
    Decoded best =
        (varied.isEmpty() ? attempts : varied)
            .stream()
                .max(Comparator.comparingDouble(each -> each.hypothesis().averageLogProbability()))
                .orElseThrow();
    double hottest = TEMPERATURES[TEMPERATURES.length - 1];
    return new Decoded(best.hypothesis(), best.text(), best.noSpeech(), hottest);
  }
}
