/**
 * The emotion of words: {@link dev.duet.text.WordPiece} turns a text into tokens, {@link
 * dev.duet.text.TextModel} into scores, and {@link dev.duet.text.TextTrainer} fine-tunes such a
 * model. {@link dev.duet.text.Fluency} tells whether words belong together at all.
 *
 * <p>Nothing here knows sound or a corpus's files; the architecture of the encoder lives in {@link
 * dev.duet.text.encoder}.
 */
package dev.duet.text;
