/**
 * Whisper as a network that gives numbers: its weights from the folders it is published in ({@link
 * dev.duet.speech.whisper.WhisperConfig}), the encoder from log-mel spectrograms to states, the
 * decoder from states and tokens to logits, a few tokens at a time ({@link
 * dev.duet.speech.whisper.DecoderSession}).
 *
 * <p>Nothing here knows what a token says or which one to choose.
 */
package dev.duet.speech.whisper;
