package dev.duet.text.translate;

import dev.duet.emotion.Emotion;

/**
 * A training sentence that is to be said otherwise.
 *
 * @param id of the sample
 * @param text as the corpus has it
 * @param label its emotion
 */
public record Sentence(String id, String text, Emotion label) {}
