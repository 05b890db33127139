package dev.duet.experiment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What a text model costs, and what it is worth.
 *
 * @param name of its bundle
 * @param layers of its encoder
 * @param width of its encoder
 * @param parameters number of values, the word embeddings included
 * @param encoderParameters the same without the word embeddings, which every model over the
 *     packaged encoder shares
 * @param bytes of its weights on disk
 * @param milliseconds the median time of one sentence
 * @param accuracy on the test sentences, in [0, 1]
 * @param macroF1 on them, in [0, 1]
 */
@JsonNaming(SnakeCaseStrategy.class)
public record TextModelFigures(
    String name,
    int layers,
    int width,
    long parameters,
    long encoderParameters,
    long bytes,
    double milliseconds,
    double accuracy,
    double macroF1) {}
