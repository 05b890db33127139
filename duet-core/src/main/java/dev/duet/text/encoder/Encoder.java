package dev.duet.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.List;

/**
 * The encoder of BERT (Devlin et al. 2019, <a
 * href="https://arxiv.org/abs/1810.04805">arXiv:1810.04805</a>; post-norm, exact GELU) over named
 * parameters, equal to {@code BertModel} of Hugging Face transformers. DistilBERT is the same
 * without token types.
 *
 * <p>Every intermediate array belongs to the manager of the token ids; the parameters belong to
 * whoever made them.
 */
public final class Encoder {
  /** The largest parameter, [vocabulary, width]; often left as it is in training. */
  public static final String WORD_EMBEDDINGS = "embeddings.word_embeddings.weight";

  /** Added to the attention of padding: far below any score, and finite. */
  private static final float MASKED = -1e9f;

  private final EncoderConfig config;
  private final Parameters parameters;
  private final double loraScale;

  /**
   * An encoder over parameters under BERT's names ({@code embeddings.word_embeddings.weight},
   * {@code encoder.layer.0.attention.self.query.weight}, ...).
   */
  public Encoder(EncoderConfig config, Parameters parameters) {
    this(config, parameters, 0);
  }

  /**
   * An encoder whose linear layers may carry the adapters of {@link LowRank}.
   *
   * @param loraScale by which an adapter's output is multiplied
   */
  public Encoder(EncoderConfig config, Parameters parameters, double loraScale) {
    this.config = config;
    this.parameters = parameters;
    this.loraScale = loraScale;
  }

  /** The shape of this encoder. */
  public EncoderConfig config() {
    return config;
  }

  /**
   * The hidden states: of the embeddings, then of every layer, each [batch, tokens, width].
   *
   * @param ids token ids, int64 [batch, tokens], at most {@code config().positions()} tokens
   * @param mask float32 [batch, tokens], 1 for a token and 0 for padding
   * @param training whether dropout applies
   */
  public List<NDArray> hiddenStates(NDArray ids, NDArray mask, boolean training) {
    return activations(new TokenBatch(ids, mask), training).hiddenStates();
  }

  /**
   * The hidden states and the attention scores.
   *
   * @param batch of at most {@code config().positions()} tokens a sequence
   * @param training whether dropout applies
   */
  public Activations activations(TokenBatch batch, boolean training) {
    Shape shape = batch.ids().getShape();
    NDArray bias =
        batch.mask().mul(-1).add(1).mul(MASKED).reshape(shape.get(0), 1, 1, shape.get(1));
    List<NDArray> states = new ArrayList<>();
    List<NDArray> scores = new ArrayList<>();
    states.add(embed(batch.ids(), training));
    for (int i = 0; i < config.layers(); i++) {
      String name = "encoder.layer." + i + ".";
      NDArray input = states.get(i);
      scores.add(scores(name + "attention.self.", input));
      states.add(layer(name, input, scores.get(i).add(bias), training));
    }
    return new Activations(states, scores);
  }

  private NDArray embed(NDArray ids, boolean training) {
    NDManager manager = ids.getManager();
    long tokens = ids.getShape().get(1);
    NDArray sum =
        lookUp(WORD_EMBEDDINGS, ids)
            .add(
                lookUp(
                    "embeddings.position_embeddings.weight",
                    manager.arange(0, Math.toIntExact(tokens), 1, DataType.INT64)));
    if (parameters.has("embeddings.token_type_embeddings.weight")) {
      NDArray first = manager.zeros(new Shape(tokens), DataType.INT64);
      sum = sum.add(lookUp("embeddings.token_type_embeddings.weight", first));
    }
    return dropout(norm("embeddings.LayerNorm", sum), config.hiddenDropout(), training);
  }

  private NDArray layer(String name, NDArray input, NDArray masked, boolean training) {
    NDArray attended = attend(name + "attention.self.", input, masked, training);
    NDArray projected = linear(name + "attention.output.dense", attended);
    NDArray middle =
        norm(
            name + "attention.output.LayerNorm",
            dropout(projected, config.hiddenDropout(), training).add(input));
    NDArray inner = ex(linear(name + "intermediate.dense", middle)).gelu();
    NDArray output = linear(name + "output.dense", inner);
    return norm(
        name + "output.LayerNorm", dropout(output, config.hiddenDropout(), training).add(middle));
  }

  private NDArray scores(String name, NDArray input) {
    NDArray query = split(linear(name + "query", input));
    NDArray key = split(linear(name + "key", input));
    double scale = 1 / Math.sqrt((double) config.width() / config.heads());
    return Torch.times(query, scale).matMul(key.transpose(0, 1, 3, 2));
  }

  private NDArray attend(String name, NDArray input, NDArray masked, boolean training) {
    NDArray value = split(linear(name + "value", input));
    NDArray weights = dropout(masked.softmax(-1), config.attentionDropout(), training);
    NDArray mixed = weights.matMul(value);
    return mixed.transpose(0, 2, 1, 3).reshape(input.getShape());
  }

  /** From [batch, tokens, width] to [batch, heads, tokens, width / heads]. */
  private NDArray split(NDArray array) {
    Shape shape = array.getShape();
    long size = config.width() / config.heads();
    return array.reshape(shape.get(0), shape.get(1), config.heads(), size).transpose(0, 2, 1, 3);
  }

  private NDArray lookUp(String name, NDArray ids) {
    return ex(ids).embedding(ids, parameters.get(name), SparseFormat.DENSE).singletonOrThrow();
  }

  private NDArray linear(String name, NDArray input) {
    NDArray output =
        ex(input)
            .linear(input, parameters.get(name + ".weight"), parameters.get(name + ".bias"))
            .singletonOrThrow();
    if (!parameters.has(LowRank.a(name))) {
      return output;
    }
    NDArray low = ex(input).linear(input, parameters.get(LowRank.a(name)), null).singletonOrThrow();
    NDArray adapted = ex(low).linear(low, parameters.get(LowRank.b(name)), null).singletonOrThrow();
    return output.add(Torch.times(adapted, loraScale));
  }

  private NDArray norm(String name, NDArray input) {
    return ex(input)
        .layerNorm(
            input,
            new Shape(config.width()),
            parameters.get(name + ".weight"),
            parameters.get(name + ".bias"),
            (float) config.layerNormEps())
        .singletonOrThrow();
  }

  private static NDArray dropout(NDArray input, double rate, boolean training) {
    return training && rate > 0
        ? ex(input).dropout(input, (float) rate, true).singletonOrThrow()
        : input;
  }

  /** The operations of networks; called on the activation, whose manager then owns the result. */
  private static NDArrayEx ex(NDArray array) {
    return array.getNDArrayInternal();
  }
}
