package dev.duet.speech.whisper;

import dev.duet.audio.Matrix;
import java.util.List;

/**
 * Where in the sound the decoder looks for each of some tokens, and how likely it finds them.
 *
 * @param attentions of the model's alignment heads in their order: cross-attention weights,
 *     [tokens, positions], a row's sum 1
 * @param probabilities of each token but the first behind those before it, among the tokens of text
 */
public record Alignment(List<Matrix> attentions, float[] probabilities) {}
