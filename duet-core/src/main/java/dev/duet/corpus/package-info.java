/**
 * Labelled utterances and the ways to divide them: a {@link dev.duet.corpus.Corpus} is a list of
 * {@link dev.duet.corpus.Sample}s with what was odd about its files, a {@link
 * dev.duet.corpus.Partition} says which samples train, validate and test.
 *
 * <p>{@link dev.duet.corpus.Corpora} loads the corpora Duet knows by name, and a user's own
 * manifest. Loading reads names, texts and bytes; nothing here decodes sound, knows a model, or
 * opens a network connection.
 */
package dev.duet.corpus;
