package dev.duet.speech.whisper.decode;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What the decoder is given before it speaks, as {@code get_prompt} of faster-whisper.
 *
 * @param tokens all of it
 * @param start index of the start of the transcript; words said earlier stand before it
 */
record Prompt(int[] tokens, int start) {

  /**
   * For a transcript with timestamps.
   *
   * @param language its token; empty for an English-only model, which has no tasks either
   * @param previous what was said earlier, of which the last part is used
   * @param context most tokens the decoder takes, of which the previous ones get half
   */
  static Prompt of(WhisperTokens tokens, OptionalInt language, int[] previous, int context) {
    int kept = Math.min(previous.length, context / 2 - 1);
    IntStream before =
        kept == 0
            ? IntStream.empty()
            : IntStream.concat(
                IntStream.of(tokens.startOfPrevious()),
                Arrays.stream(previous, previous.length - kept, previous.length));
    int[] task = task(tokens, language);
    int[] all = IntStream.concat(before, Arrays.stream(task)).toArray();
    return new Prompt(all, all.length - task.length);
  }

  /** The part that says what is to be done: start, language, transcribe. */
  static int[] task(WhisperTokens tokens, OptionalInt language) {
    return language.isPresent()
        ? new int[] {tokens.startOfTranscript(), language.getAsInt(), tokens.transcribe()}
        : new int[] {tokens.startOfTranscript()};
  }
}
