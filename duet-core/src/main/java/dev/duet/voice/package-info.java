/**
 * Audio models: from a waveform to probabilities over the emotions its sound can tell.
 *
 * <p>{@link dev.duet.voice.FrameFeatures} says what a frame holds, {@link
 * dev.duet.voice.VoiceModel} is a trained model. Nothing here knows a corpus, a text or the command
 * line.
 */
package dev.duet.voice;
