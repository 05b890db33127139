package dev.duet.text.translate;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a variant is not kept; the first reason that holds, in this order. */
public enum Rejection {
  /** The engine had no answer. */
  NO_ANSWER("no answer"),
  /** The words are those of the source. */
  UNCHANGED("unchanged"),
  /** It denies more often or more rarely than the source. */
  NEGATION("negation changed"),
  /** It has far more or far fewer words. */
  LENGTH("length"),
  /** It has a word that is neither English nor in the source. */
  UNKNOWN_WORD("unknown word"),
  /** It is a sentence of the validation or test part. */
  HELD_OUT("held-out text"),
  /** Another route came to the same. */
  REPEATED("repeated"),
  /** Our own classifier reads another emotion in it than in the source. */
  LABEL_FLIP("label flip");

  private final String title;

  Rejection(String title) {
    this.title = title;
  }

  /** As reports call it. */
  @JsonValue
  public String title() {
    return title;
  }

  @Override
  public String toString() {
    return title;
  }
}
