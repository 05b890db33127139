package dev.duet.text.translate;

import java.util.List;

/**
 * An engine that takes English sentences to another language and back. Several threads may use one,
 * each with a pivot of its own; close it.
 */
public interface Translator extends AutoCloseable {

  /** What its answers are cached under, for example {@code apertium}. */
  String name();

  /** How many sentences are best given at once. */
  int batch();

  /**
   * Takes sentences to a language and back.
   *
   * @param sentences at most {@link #batch} of them, each in the form that {@link Spelling} gives
   * @return an English sentence for each, empty where the engine has none
   * @throws TranslationException if the engine does not know the language or no longer works
   * @throws dev.duet.fetch.FetchException if the engine is a service that refuses or is not reached
   */
  List<String> thereAndBack(Pivot pivot, List<String> sentences);

  @Override
  void close();
}
