package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Parameters;

/**
 * Attention of tokens to the sound: the part of a decoder's layer in the middle.
 *
 * @param norm before it
 * @param query of a token
 * @param keysValues of the sound: keys, then values
 * @param output behind it
 * @param heads number of them
 */
record CrossAttention(LayerNorm norm, Linear query, Linear keysValues, Linear output, int heads) {

  static CrossAttention of(Parameters parameters, String layer, int heads) {
    String name = layer + "/attention";
    return new CrossAttention(
        LayerNorm.of(parameters, name + "/layer_norm"),
        Linear.of(parameters, name + "/linear_0"),
        Linear.of(parameters, name + "/linear_1"),
        Linear.of(parameters, name + "/linear_2"),
        heads);
  }

  /**
   * The keys and values of a sound.
   *
   * @param states of the encoder, [1, positions, width]
   * @return both [heads, positions, width / heads], each head's in one piece, for every token reads
   *     all of them; the keys are scaled for the attention already
   */
  KeysValues read(NDArray states) {
    Shape shape = states.getShape();
    long positions = shape.get(1);
    long size = shape.get(2) / heads;
    return KeysValues.keepingResult(
        () -> {
          NDArray apart =
              keysValues
                  .apply(states)
                  .reshape(positions, 2, heads, size)
                  .transpose(1, 2, 0, 3)
                  .reshape(2L * heads * positions, size)
                  .reshape(2, heads, positions, size);
          return new KeysValues(Attention.scaled(apart.get(0)), apart.get(1));
        });
  }

  /**
   * The weights of the sound's positions. Hypotheses do not attend to each other, so that those of
   * all rows are queries beside each other.
   *
   * @param input [tokens, width]
   * @return [heads, tokens, positions]
   */
  NDArray weights(NDArray input, KeysValues sound) {
    Shape shape = input.getShape();
    NDArray queries =
        query
            .apply(norm.apply(input))
            .reshape(shape.get(0), heads, shape.get(1) / heads)
            .transpose(1, 0, 2);
    return Attention.products(queries, sound.keys()).softmax(-1);
  }

  /**
   * What the attention adds to its input.
   *
   * @param weights as above
   * @param input [tokens, width]
   * @return the sum, of the shape of the input
   */
  NDArray add(NDArray weights, KeysValues sound, NDArray input) {
    NDArray joined = weights.matMul(sound.values()).transpose(1, 0, 2).reshape(input.getShape());
    return output.apply(joined).addi(input);
  }
}
