package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The decoder of Whisper (Radford et al. 2022, <a
 * href="https://arxiv.org/abs/2212.04356">arXiv:2212.04356</a>), equal to {@code WhisperDecoder} of
 * Hugging Face transformers, one call for each few tokens.
 *
 * <p>The results belong to the manager of the tokens, the parameters to whoever made them; what is
 * made in between is freed as soon as it is used, for of a long prompt it is hundreds of megabytes;
 * but for the projections, of which keys and values are views.
 */
final class WhisperDecoder {
  private final NDArray embeddings;
  private final NDArray positions;
  private final long width;
  private final int headSize;
  private final List<Layer> layers;
  private final LayerNorm norm;

  private record Layer(SelfAttention self, CrossAttention cross, FeedForward feedForward) {

    static Layer of(Parameters parameters, String name, int heads) {
      return new Layer(
          SelfAttention.of(parameters, name, heads),
          CrossAttention.of(parameters, name, heads),
          FeedForward.of(parameters, name));
    }

    /**
     * Self-attention; the mask is added to the scores, and null for a single token.
     *
     * @param queries scaled for the attention already
     */
    NDArray listen(NDArray queries, KeysValues all, NDArray mask, NDArray input) {
      NDArray scores = Attention.products(queries, all.keys());
      NDArray weights = (mask == null ? scores : scores.addi(mask)).softmax(-1);
      return self.add(weights.matMul(all.values()), input);
    }
  }

  /**
   * What the decoder makes of tokens.
   *
   * @param states [rows * tokens, width]
   * @param heard of each layer, the tokens before and these: [rows, heads, all tokens, size]
   */
  record Pass(NDArray states, List<KeysValues> heard) {}

  WhisperDecoder(WhisperConfig config, Parameters parameters) {
    embeddings = parameters.get("decoder/embeddings/weight");
    positions = parameters.get("decoder/position_encodings/encodings");
    int heads = config.decoder().heads();
    width = embeddings.getShape().get(1);
    headSize = Math.toIntExact(width / heads);
    layers =
        IntStream.range(0, config.decoder().layers())
            .mapToObj(i -> Layer.of(parameters, "decoder/layer_" + i, heads))
            .toList();
    norm = LayerNorm.of(parameters, "decoder/layer_norm");
  }

  /** Keys and values of a sound for each layer, by its states [1, positions, width]. */
  List<KeysValues> read(NDArray states) {
    return layers.stream().map(layer -> layer.cross.read(states)).toList();
  }

  /**
   * Goes through tokens.
   *
   * @param ids int64 [rows, tokens]
   * @param before of each layer, what the rows have gone through already; empty at the beginning
   * @param sound as {@link #read} gives it
   */
  Pass pass(NDArray ids, List<KeysValues> before, List<KeysValues> sound) {
    return pass(ids, before, sound, NDArray::close);
  }

  /**
   * As above.
   *
   * @param attended takes over of each layer in turn the weights of the sound's positions, [heads,
   *     rows * tokens, positions]
   */
  Pass pass(
      NDArray ids, List<KeysValues> before, List<KeysValues> sound, Consumer<NDArray> attended) {
    long past = before.isEmpty() ? 0 : before.get(0).keys().getShape().get(2);
    long rows = ids.getShape().get(0);
    long tokens = ids.getShape().get(1);
    NDArray mask = tokens == 1 ? null : later(past, (int) tokens, ids.getManager());
    // Not a multiplication by a number, which costs the engine three calls.
    NDArray scale = ids.getManager().create((float) (1 / Math.sqrt(headSize)));
    NDArray states =
        ids.getNDArrayInternal()
            .embedding(ids, embeddings, SparseFormat.DENSE)
            .singletonOrThrow()
            .add(positions.get(new NDIndex().addSliceDim(past, past + tokens)))
            .reshape(rows * tokens, width);
    List<KeysValues> heard = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      NDArray input = states;
      NDList projected = layer.self.project(input, rows);
      NDArray queries = projected.get(0).muli(scale);
      KeysValues all =
          before.isEmpty()
              ? new KeysValues(projected.get(1), projected.get(2))
              : before.get(i).append(projected.get(1), projected.get(2));
      heard.add(all);
      NDArray said = Torch.keepingResult(() -> layer.listen(queries, all, mask, input));
      KeysValues read = sound.get(i);
      NDArray weights = Torch.keepingResult(() -> layer.cross.weights(said, read));
      states =
          Torch.keepingResult(() -> layer.feedForward.apply(layer.cross.add(weights, read, said)));
      attended.accept(weights);
      List.of(input, queries, said).forEach(NDArray::close);
    }
    return new Pass(states, heard);
  }

  /** Logits [..., vocabulary] of states [..., width] that {@link #pass} gave. */
  NDArray logits(NDArray states) {
    return new Linear(embeddings, null).apply(norm.apply(states));
  }

  /** What is added to the scores so that no token attends to a later one: [tokens, all tokens]. */
  private static NDArray later(long past, int tokens, NDManager manager) {
    int all = Math.toIntExact(past + tokens);
    float[] mask = new float[tokens * all];
    for (int token = 0; token < tokens; token++) {
      for (int other = (int) past + token + 1; other < all; other++) {
        mask[token * all + other] = Float.NEGATIVE_INFINITY;
      }
    }
    return manager.create(mask, new Shape(tokens, all));
  }
}
