/**
 * Sound on the JVM as librosa computes it: the two types every step passes on, {@link
 * dev.duet.audio.Waveform} and {@link dev.duet.audio.Matrix}, and the one exception that tells what
 * is wrong with a recording.
 *
 * <p>What may not live here or below: anything that knows an emotion, a corpus or a
 * machine-learning library.
 */
package dev.duet.audio;
