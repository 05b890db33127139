package dev.duet.speech.whisper.decode;

import dev.duet.speech.whisper.Alignment;
import dev.duet.speech.whisper.AudioStates;
import dev.duet.speech.whisper.WhisperNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds when each word of a window was said, by where the decoder listens for its tokens. */
final class WordAligner {
  private static final double SECONDS_A_POSITION = 0.02;

  private final WhisperNetwork network;
  private final WhisperTokens tokens;
  private final WordSplitter splitter;

  WordAligner(WhisperNetwork network, WhisperTokens tokens) {
    this.network = network;
    this.tokens = tokens;
    this.splitter = new WordSplitter(tokens);
  }

  /**
   * The words with their times in seconds from the beginning of the window.
   *
   * @param sound the window
   * @param language token of it; empty for an English-only model
   * @param text tokens that are text
   * @param positions of the window that hold sound
   */
  List<TimedWord> align(AudioStates sound, OptionalInt language, int[] text, int positions) {
    if (text.length == 0 || positions == 0) {
      return List.of();
    }
    int[] before =
        IntStream.concat(
                Arrays.stream(Prompt.task(tokens, language)), IntStream.of(tokens.noTimestamps()))
            .toArray();
    int[] all =
        IntStream.concat(
                IntStream.concat(Arrays.stream(before), Arrays.stream(text)),
                IntStream.of(tokens.endOfText()))
            .toArray();
    Alignment alignment = network.align(sound, all, tokens.endOfText());
    float[][] weights = AttentionPath.weights(alignment.attentions(), positions);
    // What attends on the way to a token is the token before it.
    int[] first =
        TimeWarping.firstColumns(Arrays.copyOfRange(weights, before.length - 1, all.length - 1));
    float[] probabilities =
        Arrays.copyOfRange(alignment.probabilities(), before.length - 1, all.length - 2);
    String code = language.isPresent() ? tokens.language(language.getAsInt()) : "en";
    return timed(splitter.words(text, code), first, probabilities);
  }

  private static List<TimedWord> timed(List<TokenWord> words, int[] first, float[] probabilities) {
    List<TimedWord> timed = new ArrayList<>();
    int at = 0;
    for (TokenWord word : words) {
      int next = at + word.tokens();
      double probability =
          IntStream.range(at, next).mapToDouble(i -> probabilities[i]).average().orElse(0);
      timed.add(
          new TimedWord(
              word.text(),
              word.tokens(),
              first[at] * SECONDS_A_POSITION,
              first[next] * SECONDS_A_POSITION,
              probability));
      at = next;
    }
    return timed;
  }
}
