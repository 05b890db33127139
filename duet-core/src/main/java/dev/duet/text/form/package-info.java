/**
 * The forms in which the same words are written: a lower-case tweet, a punctuated sentence, one
 * with emoji, one typed in haste, a raw transcript. {@link dev.duet.text.form.TextForm} puts a text
 * into a form, {@link dev.duet.text.form.FormShares} draws forms for training.
 *
 * <p>Corpora differ in form as they differ in labels, so a model that is trained on several of them
 * would take the form for a sign of the label. Nothing here knows a label, a corpus or a model.
 */
package dev.duet.text.form;
