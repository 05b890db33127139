package dev.duet.text.encoder;

import dev.duet.weights.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pretrained encoder outside the engine, with its classification head if it has one.
 *
 * @param config the encoder's shape
 * @param head the head's shape, if there is one
 * @param labels names of the head's outputs, in their order; empty without a head
 * @param weights the encoder's under BERT's names without a prefix, the head's below {@code head.}
 */
public record Checkpoint(
    EncoderConfig config, Optional<Head> head, List<String> labels, Map<String, Tensor> weights) {}
