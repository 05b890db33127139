package dev.duet.speech.whisper.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.duet.speech.EnglishNormaliser;
import java.util.List;
import java.util.zip.Deflater;

/**
 * What was understood of a window, and what speaks for and against it.
 *
 * @param hypothesis the tokens
 * @param text of the tokens
 * @param noSpeech probability that nobody speaks, by the token for it at the start
 * @param temperature of the search that found it
 */
record Decoded(Hypothesis hypothesis, String text, double noSpeech, double temperature) {
  private static final double LEAST_LOG_PROBABILITY = -1.0;
  private static final double MOST_COMPRESSION = 2.4;

  /**
   * The reference asks for .6 and a log-probability below -1. Words invented for silence, tones and
   * noise mostly come with .4 to .9 and below -.85, studio speech with less or above -.7 (Whisper
   * base, short contexts); single words on bad microphones lie between.
   */
  private static final double NO_SPEECH = 0.38;

  private static final double SURE_OF_SPEECH = -0.85;

  /** People say "bye bye", but seldom more than one word twice. */
  private static final int FEWEST_REPEATED = 2;

  /** Whether the model hears nobody and its words are unlikely or go round in circles. */
  boolean isSilence() {
    return noSpeech > NO_SPEECH
        && (hypothesis.averageLogProbability() < SURE_OF_SPEECH || isRepetitive());
  }

  /**
   * Whether what a short context made of a sound should be heard again in a whole window: words are
   * improbable, or said twice, which is how the model goes on where it misses the silence it was
   * trained on.
   */
  boolean isUnsure() {
    return !isSilence()
        && (hypothesis.averageLogProbability() < SURE_OF_SPEECH || isRepetitive() || saysItTwice());
  }

  private boolean saysItTwice() {
    List<String> words = EnglishNormaliser.words(text);
    int half = words.size() / 2;
    return half >= FEWEST_REPEATED
        && words.subList(0, half).equals(words.subList(half, words.size()));
  }

  /** Whether it is worth looking for something better. */
  boolean isDoubtful() {
    return !isSilence() && (isRepetitive() || !isLikely());
  }

  private boolean isLikely() {
    return hypothesis.averageLogProbability() >= LEAST_LOG_PROBABILITY;
  }

  /** Whether it says the same over and over, as the model does where it has lost the thread. */
  boolean isRepetitive() {
    return compressionRatio(text) > MOST_COMPRESSION;
  }

  /** How many times smaller a text is once zlib has found its repetitions. */
  static double compressionRatio(String text) {
    byte[] bytes = text.strip().getBytes(UTF_8);
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] buffer = new byte[1024];
      long compressed = 0;
      while (!deflater.finished()) {
        compressed += deflater.deflate(buffer);
      }
      return (double) bytes.length / compressed;
    } finally {
      deflater.end();
    }
  }
}
