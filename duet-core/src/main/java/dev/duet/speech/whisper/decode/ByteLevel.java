package dev.duet.speech.whisper.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;

/**
 * GPT-2's alphabet: a printable character for each byte, in which byte-level vocabularies are
 * written. Printable Latin-1 stands for itself, the 68 other bytes follow from U+0100 on.
 */
final class ByteLevel {
  private static final int FIRST_REPLACEMENT = 0x100;
  private static final byte[] BYTES = new byte[0x200];
  private static final int END;

  static {
    int next = FIRST_REPLACEMENT;
    for (int b = 0; b < 256; b++) {
      BYTES[isPrintable(b) ? b : next++] = (byte) b;
    }
    END = next;
  }

  private ByteLevel() {}

  private static boolean isPrintable(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
  }

  /** The bytes that a piece of a vocabulary stands for. */
  static byte[] bytes(String piece) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    piece
        .chars()
        .forEach(
            c -> {
              OptionalInt b = toByte(c);
              if (b.isPresent()) {
                bytes.write(b.getAsInt());
              } else { // no letter of the alphabet: stands for itself
                bytes.writeBytes(Character.toString(c).getBytes(UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  private static OptionalInt toByte(int c) {
    boolean known = c >= FIRST_REPLACEMENT ? c < END : c < 256 && isPrintable(c);
    return known ? OptionalInt.of(BYTES[c]) : OptionalInt.empty();
  }
}
