package dev.duet.speech.whisper.decode;

import dev.duet.speech.whisper.DecoderSession;

/** A way to find what was most likely said. */
interface Search {

  /**
   * The best hypothesis.
   *
   * @param session of one row that has gone through the prompt
   * @param first logits of what comes behind the prompt, may be changed
   */
  Hypothesis best(DecoderSession session, float[] first);
}
