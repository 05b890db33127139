package dev.duet.bundle;

import dev.duet.audio.Waveform;
import dev.duet.audio.pitch.Voicing;
import dev.duet.fusion.Evidence;
import dev.duet.text.WordPiece;
import java.util.Optional;

/**
 * What a bundle is for: a sound in which somebody may speak, and words of the language that it
 * learnt to read. Both are told by what the input is and not by what a model makes of it. Of
 * anything else hardly anything is said, and nothing of it reaches a network that fuses embeddings.
 */
final class Scope {
  /** Of the letters of 200 sentences of {@code emotion}, one has less in words it knows. */
  private static final double LEAST_FAMILIARITY = 0.5;

  private Scope() {}

  /** Whether there may be a voice in a sound. */
  static boolean holds(Waveform sound) {
    return Voicing.isIn(sound);
  }

  /**
   * Whether words are mostly of the language of a text model.
   *
   * @param tokenizer of the model
   */
  static boolean holds(String words, WordPiece tokenizer) {
    return tokenizer.familiarity(words) >= LEAST_FAMILIARITY;
  }

  /** What evidence is worth of an input that is in scope, or is not. */
  static Evidence limited(Evidence evidence, boolean isInScope) {
    if (isInScope) {
      return evidence;
    }
    Evidence hardly = evidence.outOfScope();
    return new Evidence(hardly.scores(), Optional.empty(), hardly.trust());
  }
}
