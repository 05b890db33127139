package dev.duet.speech.whisper;

/**
 * A head of the decoder's cross-attention that follows the words through the sound.
 *
 * @param layer of the decoder, from 0
 * @param head of the layer, from 0
 */
public record AlignmentHead(int layer, int head) {}
