package dev.duet.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.duet.text.encoder.Head;
import dev.duet.text.encoder.LowRank;
import dev.duet.train.TrainingPlan;
import java.util.List;

/**
 * How a text model is fine-tuned; the {@code text:} section of a recipe.
 *
 * @param encoder {@code packaged} for the MiniLM that comes with Duet, the path of a Hugging Face
 *     folder, or in a recipe the name of a model of the store
 * @param mode which parameters change
 * @param trainWordEmbeddings whether the word embeddings change too, in mode {@code ALL}
 * @param pooling how hidden states become one vector
 * @param dense the layer between pooling and output
 * @param dropout probability on hidden states and before the output, in [0, 1)
 * @param attentionDropout probability on attention weights, in [0, 1)
 * @param maxTokens longer training texts are cut, at most 512
 * @param batchSize texts a step
 * @param classWeights how rarer classes weigh in the loss
 * @param labelSmoothing probability in [0, 1) spread over all classes
 * @param loraRank rank of the adapters in mode {@code LORA}
 * @param loraAlpha the adapters' output is scaled by alpha / rank
 * @param loraTargets which layers have adapters
 * @param plan how long and how boldly
 */
public record FineTuning(
    String encoder,
    Mode mode,
    boolean trainWordEmbeddings,
    Head.Pooling pooling,
    Head.Dense dense,
    double dropout,
    double attentionDropout,
    int maxTokens,
    int batchSize,
    ClassWeights classWeights,
    double labelSmoothing,
    int loraRank,
    double loraAlpha,
    List<LowRank.Target> loraTargets,
    TrainingPlan plan) {
  /** The encoder that comes with Duet. */
  public static final String PACKAGED = "packaged";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public FineTuning {
    if (maxTokens < 2 || maxTokens > WordPiece.MAX_TOKENS || batchSize < 1) {
      throw new IllegalArgumentException("maxTokens must be in [2, 512], batchSize positive");
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1) || loraRank < 1) {
      throw new IllegalArgumentException("labelSmoothing must be in [0, 1), loraRank positive");
    }
    loraTargets = List.copyOf(loraTargets);
  }

  /** Which parameters change. */
  public enum Mode {
    /** All; the word embeddings only if asked for. */
    ALL,
    /** The head alone. */
    HEAD,
    /** The head and low-rank adapters, which are merged into the weights at the end. */
    LORA
  }

  /** How rarer classes weigh in the loss. */
  public enum ClassWeights {
    /** Every text weighs the same. */
    NONE,
    /** By the inverse of the class's frequency. */
    BALANCED,
    /** By the root of that. */
    SQRT;

    /** Weights whose mean over the examples is one. */
    double[] of(int[] counts) {
      double[] weights = new double[counts.length];
      double examples = 0;
      double sum = 0;
      for (int c = 0; c < counts.length; c++) {
        weights[c] =
            switch (this) {
              case NONE -> 1;
              case BALANCED -> 1.0 / Math.max(1, counts[c]);
              case SQRT -> 1 / Math.sqrt(Math.max(1, counts[c]));
            };
        examples += counts[c];
        sum += weights[c] * counts[c];
      }
      for (int c = 0; c < counts.length; c++) {
        weights[c] *= examples / sum;
      }
      return weights;
    }
  }

  /** The settings of the default model. */
  public static FineTuning defaults() {
    return new FineTuning(
        PACKAGED,
        Mode.ALL,
        false,
        Head.Pooling.MEAN,
        Head.Dense.TANH,
        0.1,
        0.1,
        128,
        32,
        ClassWeights.SQRT,
        0,
        8,
        16,
        List.of(LowRank.Target.QUERY, LowRank.Target.VALUE),
        new TrainingPlan(4, 1e-4, 0.08, 0.01, 1, 2, 1));
  }

  /**
   * The defaults with some settings replaced, {@code plan} by its own settings.
   *
   * @throws IllegalArgumentException if a setting is unknown or has no such value
   */
  public static FineTuning with(JsonNode settings) {
    ObjectNode merged = JSON.valueToTree(defaults());
    merge(merged, settings);
    try {
      return JSON.treeToValue(merged, FineTuning.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("fine-tuning settings: " + e.getOriginalMessage(), e);
    }
  }

  private static void merge(ObjectNode base, JsonNode settings) {
    for (var entry : settings.properties()) {
      if (base.get(entry.getKey()) instanceof ObjectNode inner && entry.getValue().isObject()) {
        merge(inner, entry.getValue());
      } else {
        base.set(entry.getKey(), entry.getValue());
      }
    }
  }

  /** By which an adapter's output is multiplied. */
  double loraScale() {
    return loraAlpha / loraRank;
  }

  /** The same over another encoder. */
  public FineTuning withEncoder(String other) {
    return new FineTuning(
        other,
        mode,
        trainWordEmbeddings,
        pooling,
        dense,
        dropout,
        attentionDropout,
        maxTokens,
        batchSize,
        classWeights,
        labelSmoothing,
        loraRank,
        loraAlpha,
        loraTargets,
        plan);
  }

  /** The same by another plan. */
  public FineTuning withPlan(TrainingPlan other) {
    return new FineTuning(
        encoder,
        mode,
        trainWordEmbeddings,
        pooling,
        dense,
        dropout,
        attentionDropout,
        maxTokens,
        batchSize,
        classWeights,
        labelSmoothing,
        loraRank,
        loraAlpha,
        loraTargets,
        other);
  }
}
