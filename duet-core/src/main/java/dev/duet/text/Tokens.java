package dev.duet.text;

import java.util.Arrays;

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

  /** The first tokens up to a limit, the last of them replaced by the closing mark. */
  Tokens cutTo(int limit) {
    if (ids.length <= limit) {
      return this;
    }
    int[] head = Arrays.copyOf(ids, limit);
    head[limit - 1] = ids[ids.length - 1];
    return new Tokens(head);
  }
}
