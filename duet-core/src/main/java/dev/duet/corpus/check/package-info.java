/**
 * What is in a corpus and what is odd about it: {@link dev.duet.corpus.check.CorpusReport} counts,
 * {@link dev.duet.corpus.check.AudioSurvey} listens to every recording, {@link
 * dev.duet.corpus.check.Overlap} compares the texts of the splits, and {@link
 * dev.duet.corpus.check.SharedTexts} those of several corpora.
 */
package dev.duet.corpus.check;
