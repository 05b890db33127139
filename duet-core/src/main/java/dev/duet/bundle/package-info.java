/**
 * A trained system as a folder: {@code bundle.json}, weights as {@code .safetensors}, tokenizer,
 * recipe, metrics and model card.
 *
 * <p>A prediction needs a bundle and nothing else; nothing here trains or predicts.
 */
package dev.duet.bundle;
