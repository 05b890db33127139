/**
 * The transformer encoders of BERT, TinyBERT, MiniLM and DistilBERT: one forward pass, driven by an
 * {@link dev.duet.text.encoder.EncoderConfig} and named weights that a {@link
 * dev.duet.text.encoder.Checkpoint} reads from a Hugging Face folder or from the packaged MiniLM.
 *
 * <p>Nothing here knows text, labels or training; it maps token ids to hidden states.
 */
package dev.duet.text.encoder;
