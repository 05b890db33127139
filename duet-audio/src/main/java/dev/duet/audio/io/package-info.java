/**
 * Recordings in and out: {@link dev.duet.audio.io.AudioDecoder} turns files, streams and bytes into
 * waveforms, {@link dev.duet.audio.io.WavWriter} writes them.
 *
 * <p>Decoding goes through the FFmpeg libraries, which stay behind this package: no native pointer
 * leaves it, none outlives a call, and nothing that a recording says can open another file or a
 * connection. What may not live here: anything that changes the sound, resampling included.
 */
package dev.duet.audio.io;
