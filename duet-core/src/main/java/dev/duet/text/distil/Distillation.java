package dev.duet.text.distil;

import dev.duet.text.WordPiece;
import dev.duet.train.TrainingPlan;

/**
 * How a student is made; the {@code distillation:} section of a recipe.
 *
 * @param teacher the bundle whose text model is learnt from
 * @param layers of the student, at most as many as the teacher's
 * @param width of the student; the teacher's number of attention heads divides it
 * @param intermediate width of the feed-forward layers
 * @param dropout probability on hidden states and before the output in the second stage, in [0, 1)
 * @param attentionDropout probability on attention weights in the second stage, in [0, 1)
 * @param temperature by which both answers are softened before they are compared
 * @param maxTokens longer training texts are cut, at most 512
 * @param batchSize texts a step
 * @param transformerPlan of the first stage, in which layers learn from layers
 * @param predictionPlan of the second stage, in which the answer is learnt
 */
public record Distillation(
    String teacher,
    int layers,
    int width,
    int intermediate,
    double dropout,
    double attentionDropout,
    double temperature,
    int maxTokens,
    int batchSize,
    TrainingPlan transformerPlan,
    TrainingPlan predictionPlan) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public Distillation {
    if (layers < 1 || width < 1 || intermediate < 1) {
      throw new IllegalArgumentException("layers, width and intermediate must be positive");
    }
    if (!(temperature > 0)) {
      throw new IllegalArgumentException("temperature must be positive");
    }
    if (maxTokens < 2 || maxTokens > WordPiece.MAX_TOKENS || batchSize < 1) {
      throw new IllegalArgumentException("maxTokens must be in [2, 512], batchSize positive");
    }
  }

  /** The same from another seed. */
  public Distillation withSeed(int seed) {
    return new Distillation(
        teacher,
        layers,
        width,
        intermediate,
        dropout,
        attentionDropout,
        temperature,
        maxTokens,
        batchSize,
        transformerPlan.withSeed(seed),
        predictionPlan.withSeed(seed));
  }
}
