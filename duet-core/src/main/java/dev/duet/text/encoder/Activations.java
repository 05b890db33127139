package dev.duet.text.encoder;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What an encoder computes on the way.
 *
 * @param hiddenStates of the embeddings, then of every layer, each [batch, tokens, width]
 * @param attentionScores of every layer before masking and softmax, each [batch, heads, tokens,
 *     tokens]: how much the token of the third axis attends to the one of the fourth
 */
public record Activations(List<NDArray> hiddenStates, List<NDArray> attentionScores) {

  /** The hidden states of the last layer, [batch, tokens, width]. */
  public NDArray last() {
    return hiddenStates.get(hiddenStates.size() - 1);
  }
}
