package dev.duet.speech.whisper.decode;

import dev.duet.speech.whisper.WhisperConfig;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Which tokens may come next, as {@code SuppressTokens} and {@code ApplyTimestampRules} of OpenAI's
 * {@code decoding.py} in CTranslate2's reading of them, by which two segments may share a
 * timestamp. {@code SuppressBlank} has nothing to add: a transcript begins with a timestamp.
 */
final class LogitRules {
  private static final float NEVER = Float.NEGATIVE_INFINITY;

  /** The first timestamp of a window is at most this many seconds into it. */
  private static final double MAX_INITIAL_TIMESTAMP = 1.0;

  private final WhisperTokens tokens;
  private final int[] suppressed;

  LogitRules(WhisperConfig config, WhisperTokens tokens) {
    this.tokens = tokens;
    suppressed =
        Stream.concat(config.suppress().stream(), tokens.unspeakable().stream())
            .mapToInt(Integer::intValue)
            .distinct()
            .toArray();
  }

  /**
   * Makes logits of what must not come next negative infinity.
   *
   * @param logits of all tokens, changed
   * @param said tokens since the prompt
   */
  void apply(float[] logits, int[] said) {
    for (int token : suppressed) {
      logits[token] = NEVER;
    }
    logits[tokens.noTimestamps()] = NEVER;
    if (said.length == 0) {
      beginWithTimestamp(logits);
      return;
    }
    neverGoBack(logits, said);
    boolean afterTimestamp = tokens.isTimestamp(said[said.length - 1]);
    if (afterTimestamp && (said.length < 2 || tokens.isTimestamp(said[said.length - 2]))) {
      Arrays.fill(logits, tokens.timestampBegin(), logits.length, NEVER); // begun: text follows
      return;
    }
    if (afterTimestamp) {
      Arrays.fill(logits, 0, tokens.endOfText(), NEVER); // ended: one that begins, or the end
    }
    if (wantsTimestamp(logits)) {
      Arrays.fill(logits, 0, tokens.timestampBegin(), NEVER);
    }
  }

  private void beginWithTimestamp(float[] logits) {
    Arrays.fill(logits, 0, tokens.timestampBegin(), NEVER);
    int latest = tokens.timestamp(MAX_INITIAL_TIMESTAMP);
    if (latest + 1 < logits.length) {
      Arrays.fill(logits, latest + 1, logits.length, NEVER);
    }
  }

  private void neverGoBack(float[] logits, int[] said) {
    for (int i = said.length - 1; i >= 0; i--) {
      if (tokens.isTimestamp(said[i])) {
        Arrays.fill(logits, tokens.timestampBegin(), said[i], NEVER);
        return;
      }
    }
  }

  /** Whether all timestamps together are likelier than any other token. */
  private boolean wantsTimestamp(float[] logits) {
    float likeliest = NEVER;
    for (int i = 0; i < tokens.timestampBegin(); i++) {
      likeliest = Math.max(likeliest, logits[i]);
    }
    return LogSum.of(logits, tokens.timestampBegin(), logits.length) > likeliest;
  }
}
