/**
 * Where corpora live: {@link dev.duet.corpus.fetch.CorpusHome} says what is there, how large and
 * under what licence, {@link dev.duet.corpus.fetch.CorpusFetch} brings it here once a user agreed.
 */
package dev.duet.corpus.fetch;
