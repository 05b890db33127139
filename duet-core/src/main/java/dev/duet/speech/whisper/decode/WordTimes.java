package dev.duet.speech.whisper.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Mends times that attention gets wrong at pauses, as {@code add_word_timestamps} of
 * faster-whisper: words there come out too long.
 */
final class WordTimes {
  private static final String SENTENCE_ENDS = ".。!！?？";
  private static final double LONGEST_MEDIAN = 0.7;
  private static final double TOLERANCE = 0.5;

  private final double median;
  private final double longest;
  private final List<TimedWord> alignment;
  private int next;
  private double lastSpeech;

  /**
   * A passage with its words.
   *
   * @param passage its times mended, too
   * @param words in order of time; none where it has no text
   */
  record Timed(Passage passage, List<TimedWord> words) {}

  /**
   * For one window.
   *
   * @param aligned its words, in seconds from its beginning
   * @param offset of the window, in seconds
   * @param lastSpeech end of the speech before it, in seconds
   */
  WordTimes(List<TimedWord> aligned, double offset, double lastSpeech) {
    median = median(aligned);
    longest = 2 * median;
    alignment =
        PunctuationMerger.merge(shortenAtSentenceEnds(aligned)).stream()
            .map(word -> word.later(offset))
            .toList();
    this.lastSpeech = lastSpeech;
  }

  private static double median(List<TimedWord> words) {
    double[] durations =
        words.stream().mapToDouble(TimedWord::duration).filter(d -> d != 0).sorted().toArray();
    if (durations.length == 0) {
      return 0;
    }
    int half = durations.length / 2;
    double middle =
        durations.length % 2 == 1 ? durations[half] : (durations[half - 1] + durations[half]) / 2;
    return Math.min(LONGEST_MEDIAN, middle);
  }

  private List<TimedWord> shortenAtSentenceEnds(List<TimedWord> aligned) {
    List<TimedWord> words = new ArrayList<>(aligned);
    for (int i = 1; i < words.size() && median > 0; i++) {
      TimedWord word = words.get(i);
      if (word.duration() > longest) {
        if (SENTENCE_ENDS.contains(word.text())) {
          words.set(i, word.until(word.start() + longest));
        } else if (SENTENCE_ENDS.contains(words.get(i - 1).text())) {
          words.set(i, word.from(word.end() - longest));
        }
      }
    }
    return words;
  }

  /**
   * Gives the next passage of the window its words.
   *
   * @param textTokens number of its tokens that are text
   */
  Timed take(Passage passage, int textTokens) {
    List<TimedWord> words = new ArrayList<>();
    for (int taken = 0; next < alignment.size() && taken < textTokens; next++) {
      TimedWord word = alignment.get(next);
      if (!word.text().isEmpty()) {
        words.add(word);
      }
      taken += word.tokens();
    }
    if (words.isEmpty()) {
      return new Timed(passage, words);
    }
    shortenAfterPause(words);
    double start = begin(words, passage);
    double end = end(words, passage);
    lastSpeech = end;
    return new Timed(new Passage(passage.tokens(), start, Math.max(start, end)), words);
  }

  /** End of the speech so far, in seconds. */
  double lastSpeech() {
    return lastSpeech;
  }

  /** The first two words after a pause are no longer than twice the median. */
  private void shortenAfterPause(List<TimedWord> words) {
    TimedWord first = words.get(0);
    boolean isLong = first.duration() > longest;
    boolean areLong = words.size() > 1 && words.get(1).end() - first.start() > 2 * longest;
    if (first.end() - lastSpeech <= 4 * median || !(isLong || areLong)) {
      return;
    }
    if (words.size() > 1 && words.get(1).duration() > longest) {
      TimedWord second = words.get(1);
      double boundary = Math.max(second.end() / 2, second.end() - longest);
      first = first.until(boundary);
      words.set(1, second.from(boundary));
    }
    words.set(0, first.from(Math.max(0, first.end() - longest)));
  }

  /** The start of the passage, by its timestamp if the first word is far too long. */
  private double begin(List<TimedWord> words, Passage passage) {
    TimedWord first = words.get(0);
    if (passage.start() < first.end() && passage.start() - TOLERANCE > first.start()) {
      first = first.from(Math.max(0, Math.min(first.end() - median, passage.start())));
      words.set(0, first);
      return passage.start();
    }
    return first.start();
  }

  /** The end of the passage, by its timestamp if the last word is far too long. */
  private double end(List<TimedWord> words, Passage passage) {
    TimedWord last = words.get(words.size() - 1);
    if (passage.end() > last.start() && passage.end() + TOLERANCE < last.end()) {
      words.set(words.size() - 1, last.until(Math.max(last.start() + median, passage.end())));
      return passage.end();
    }
    return last.end();
  }
}
