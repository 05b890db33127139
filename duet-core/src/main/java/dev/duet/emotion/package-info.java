/**
 * The vocabulary of every answer: {@link dev.duet.emotion.Emotion} and probabilities over the
 * emotions a model knows, {@link dev.duet.emotion.Scores}.
 *
 * <p>Nothing here knows sound, text, a model or a corpus.
 */
package dev.duet.emotion;
