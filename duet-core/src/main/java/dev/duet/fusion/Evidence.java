package dev.duet.fusion;

import dev.duet.emotion.Scores;
import java.util.Optional;

/**
 * What one modality has to say of an utterance.
 *
 * @param scores its own answer, which probability-level fusion reads
 * @param embedding the vector behind that answer, which feature-level fusion reads; absent where
 *     nobody does
 */
public record Evidence(Scores scores, Optional<float[]> embedding) {}
