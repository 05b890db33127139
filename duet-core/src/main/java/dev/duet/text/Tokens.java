package dev.duet.text;

/**
 * A text as the encoder reads it.
 *
 * @param ids vocabulary entries, from the opening to the closing mark; not copied
 */
public record Tokens(int[] ids) {

  /** How many there are, the two marks included. */
  public int length() {
    return ids.length;
  }
}
