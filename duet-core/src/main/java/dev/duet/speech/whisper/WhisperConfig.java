package dev.duet.speech.whisper;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The shape of a Whisper model, and what its authors say about decoding with it.
 *
 * @param mels bands of the log-mel spectrogram: 80, or 128 from large-v3 on
 * @param width size of a hidden state, of encoder and decoder
 * @param encoder over at most {@code context} positions, two frames each: 1500 are 30 s
 * @param decoder over at most {@code context} tokens: 448
 * @param vocabulary number of tokens
 * @param alignmentHeads whose cross-attention gives the times of words
 * @param suppress tokens that are never said
 * @param suppressAtBegin tokens that are not said first
 * @param languages tokens that name a language; none in an English-only model
 */
public record WhisperConfig(
    int mels,
    int width,
    Stack encoder,
    Stack decoder,
    int vocabulary,
    List<AlignmentHead> alignmentHeads,
    List<Integer> suppress,
    List<Integer> suppressAtBegin,
    List<Integer> languages) {
  /** The English-only models have one token fewer. */
  private static final int MULTILINGUAL_FROM = 51865;

  /**
   * Layers on top of each other.
   *
   * @param layers number of them
   * @param heads of attention in each
   * @param feedForward size of the layer in the middle of each
   * @param context most positions
   */
  public record Stack(int layers, int heads, int feedForward, int context) {}

  /**
   * Copies the lists and checks that such a model can exist.
   *
   * @throws IllegalArgumentException with a sentence if not
   */
  public WhisperConfig {
    alignmentHeads = List.copyOf(alignmentHeads);
    suppress = List.copyOf(suppress);
    suppressAtBegin = List.copyOf(suppressAtBegin);
    languages = List.copyOf(languages);
    if (mels < 1 || width < 1 || vocabulary < 1) {
      throw new IllegalArgumentException("bands, width and vocabulary must be positive");
    }
    requirePossible(encoder, width);
    requirePossible(decoder, width);
    for (AlignmentHead each : alignmentHeads) {
      if (each.layer() < 0
          || each.layer() >= decoder.layers
          || each.head() < 0
          || each.head() >= decoder.heads) {
        throw new IllegalArgumentException("there is no attention head " + each);
      }
    }
    requireTokens(suppress, vocabulary);
    requireTokens(suppressAtBegin, vocabulary);
    requireTokens(languages, vocabulary);
  }

  private static void requirePossible(Stack stack, int width) {
    if (stack.layers < 1 || stack.feedForward < 1 || stack.context < 1) {
      throw new IllegalArgumentException("layers, sizes and positions must be positive");
    }
    if (stack.heads < 1 || width % stack.heads != 0) {
      throw new IllegalArgumentException(stack.heads + " heads do not divide a width of " + width);
    }
  }

  private static void requireTokens(List<Integer> tokens, int vocabulary) {
    for (int token : tokens) {
      if (token < 0 || token >= vocabulary) {
        throw new IllegalArgumentException("there is no token " + token + " of " + vocabulary);
      }
    }
  }

  /** Whether the model knows languages beside English. */
  public boolean multilingual() {
    return vocabulary >= MULTILINGUAL_FROM;
  }

  /** Visits every parameter of such a model with its name and shape. */
  void forEachWeight(BiConsumer<String, Shape> visit) {
    visit.accept("encoder/conv1/weight", new Shape(width, mels, 3));
    visit.accept("encoder/conv1/bias", new Shape(width));
    visit.accept("encoder/conv2/weight", new Shape(width, width, 3));
    visit.accept("encoder/conv2/bias", new Shape(width));
    visit.accept("decoder/embeddings/weight", new Shape(vocabulary, width));
    forEachWeight("encoder/", encoder, List.of("self_attention/"), visit);
    forEachWeight("decoder/", decoder, List.of("self_attention/", "attention/"), visit);
  }

  private void forEachWeight(
      String prefix, Stack stack, List<String> attentions, BiConsumer<String, Shape> visit) {
    visit.accept(prefix + "position_encodings/encodings", new Shape(stack.context, width));
    for (int i = 0; i < stack.layers; i++) {
      String layer = prefix + "layer_" + i + "/";
      norm(visit, layer + "self_attention/layer_norm");
      linear(visit, layer + "self_attention/linear_0", 3 * width, width);
      linear(visit, layer + "self_attention/linear_1", width, width);
      if (attentions.contains("attention/")) {
        norm(visit, layer + "attention/layer_norm");
        linear(visit, layer + "attention/linear_0", width, width);
        linear(visit, layer + "attention/linear_1", 2 * width, width);
        linear(visit, layer + "attention/linear_2", width, width);
      }
      norm(visit, layer + "ffn/layer_norm");
      linear(visit, layer + "ffn/linear_0", stack.feedForward, width);
      linear(visit, layer + "ffn/linear_1", width, stack.feedForward);
    }
    norm(visit, prefix + "layer_norm");
  }

  private static void linear(
      BiConsumer<String, Shape> visit, String name, int outputs, int inputs) {
    visit.accept(name + "/weight", new Shape(outputs, inputs));
    visit.accept(name + "/bias", new Shape(outputs));
  }

  private void norm(BiConsumer<String, Shape> visit, String name) {
    visit.accept(name + "/gamma", new Shape(width));
    visit.accept(name + "/beta", new Shape(width));
  }
}
