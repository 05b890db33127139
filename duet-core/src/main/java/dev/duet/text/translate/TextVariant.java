package dev.duet.text.translate;

import dev.duet.emotion.Emotion;

/**
 * Another wording of a sentence.
 *
 * @param id of the sample, for example {@code train/00001}
 * @param label the sample's
 * @param route the language by way of which it came, for example {@code spa}
 * @param source the sentence as the corpus has it
 * @param text the other wording
 */
public record TextVariant(String id, Emotion label, String route, String source, String text) {}
