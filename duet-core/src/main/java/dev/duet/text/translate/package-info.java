/**
 * New wordings of sentences by way of other languages; {@link
 * dev.duet.text.translate.BackTranslations} is the file of those that were good enough.
 *
 * <p>Nothing here loads a corpus or knows which sentences test.
 */
package dev.duet.text.translate;
