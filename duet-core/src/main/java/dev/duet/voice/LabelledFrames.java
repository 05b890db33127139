package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;

/**
 * An utterance to learn from.
 *
 * @param frames as {@link FrameFeatures#of} gives them, {@code [features, frames]}
 * @param label its emotion
 */
public record LabelledFrames(Matrix frames, Emotion label) {}
