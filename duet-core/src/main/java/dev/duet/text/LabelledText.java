package dev.duet.text;

import dev.duet.emotion.Emotion;

/**
 * A text and the emotion it was labelled with.
 *
 * @param text as it was written
 * @param label its emotion
 */
public record LabelledText(String text, Emotion label) {}
