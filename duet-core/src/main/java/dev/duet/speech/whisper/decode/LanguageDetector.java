package dev.duet.speech.whisper.decode;

import dev.duet.speech.SpeechException;
import dev.duet.speech.whisper.AudioStates;
import dev.duet.speech.whisper.DecoderSession;
import dev.duet.speech.whisper.WhisperNetwork;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** Hears which language is spoken: the likeliest token of a language behind the start. */
final class LanguageDetector {
  private final WhisperNetwork network;
  private final WhisperTokens tokens;

  LanguageDetector(WhisperNetwork network, WhisperTokens tokens) {
    this.network = network;
    this.tokens = tokens;
  }

  /**
   * The token of a language that the user names; empty for an English-only model.
   *
   * @throws SpeechException if the model does not know the language
   */
  OptionalInt token(String code) {
    if (!network.config().multilingual()) {
      if (code.equals("en")) {
        return OptionalInt.empty();
      }
      throw new SpeechException("this Whisper model knows English only, not '" + code + "'");
    }
    return OptionalInt.of(
        tokens
            .language(code)
            .orElseThrow(
                () ->
                    new SpeechException(
                        "Whisper knows no language '" + code + "'; give a code such as en or de")));
  }

  /** The token of the language that is spoken; empty for an English-only model. */
  OptionalInt language(AudioStates sound) {
    if (!network.config().multilingual()) {
      return OptionalInt.empty();
    }
    List<Integer> known = network.config().languages();
    try (DecoderSession session = network.decode(sound, 1)) {
      float[] logits = session.next(new int[][] {{tokens.startOfTranscript()}})[0];
      return (known.isEmpty() ? tokens.languages() : known)
          .stream()
              .max(Comparator.comparingDouble(token -> logits[token]))
              .map(OptionalInt::of)
              .orElseThrow();
    }
  }
}
