/**
 * Words out of what the Whisper network says: {@link
 * dev.duet.speech.whisper.decode.WhisperRecogniser}. Tokens and what they mean, what may follow
 * what, the searches for the likeliest, the way through long recordings, the times of words.
 *
 * <p>Numbers come from {@code dev.duet.speech.whisper}; nothing here touches the tensor engine.
 */
package dev.duet.speech.whisper.decode;
