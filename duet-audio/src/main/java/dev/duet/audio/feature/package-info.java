/**
 * What a recording is like, frame by frame, as librosa computes it. Every feature is a pure
 * function of the stage before it (samples, {@link dev.duet.audio.spectrum.Spectrogram}, mel bands,
 * chroma), so that nothing is computed twice; {@link dev.duet.audio.feature.Feature} names them all
 * and {@link dev.duet.audio.feature.Analysis} keeps the stages of one recording.
 *
 * <p>{@link dev.duet.audio.feature.LogMel} is Whisper's instead, with its own framing.
 *
 * <p>Matrices have a row a coefficient and a column a frame.
 */
package dev.duet.audio.feature;
