package dev.duet.speech.whisper.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tokens of a window divided at their timestamps, as {@code _split_segments_by_timestamps} of
 * faster-whisper.
 *
 * @param list in order of time
 * @param done seconds of the window that are understood; what was begun behind them is heard again
 * @param isClosed whether the model closed the last passage and said nothing more, so that the rest
 *     of the window is silent
 */
record Passages(List<Passage> list, double done, boolean isClosed) {

  /**
   * Divides.
   *
   * @param said tokens since the prompt
   * @param offset of the window, in seconds
   * @param length of the window, in seconds
   */
  static Passages of(WhisperTokens tokens, int[] said, double offset, double length) {
    int count = said.length;
    boolean isClosed =
        count >= 2 && tokens.isTimestamp(said[count - 1]) && !tokens.isTimestamp(said[count - 2]);
    List<Integer> cuts = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      if (tokens.isTimestamp(said[i]) && tokens.isTimestamp(said[i - 1])) {
        cuts.add(i);
      }
    }
    if (cuts.isEmpty()) {
      double end = lastTimestamp(tokens, said, length);
      return new Passages(List.of(new Passage(said, offset, offset + end)), length, isClosed);
    }
    if (isClosed) {
      cuts.add(count);
    }
    List<Passage> passages = new ArrayList<>();
    int from = 0;
    for (int to : cuts) {
      int[] part = Arrays.copyOfRange(said, from, to);
      double start = offset + tokens.seconds(part[0]);
      double end = offset + tokens.seconds(part[part.length - 1]);
      passages.add(new Passage(part, start, end));
      from = to;
    }
    double done = isClosed ? length : tokens.seconds(said[from - 1]);
    return new Passages(passages, done, isClosed);
  }

  /** In seconds, or the length of the window where there is none but the first. */
  private static double lastTimestamp(WhisperTokens tokens, int[] said, double length) {
    for (int i = said.length - 1; i >= 0; i--) {
      if (tokens.isTimestamp(said[i])) {
        return said[i] == tokens.timestampBegin() ? length : tokens.seconds(said[i]);
      }
    }
    return length;
  }
}
