package dev.duet.text;

import java.util.Random;

/** Writes a training text in another way, in every epoch anew; its label stays the same. */
@FunctionalInterface
public interface TextVariation {

  /**
   * The text in a way that is drawn.
   *
   * @param random where the way comes from; the same state gives the same text
   */
  String of(String text, Random random);

  /** Every text stays as it is. */
  static TextVariation none() {
    return (text, random) -> text;
  }
}
