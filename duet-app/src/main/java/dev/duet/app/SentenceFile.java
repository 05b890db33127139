package dev.duet.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sentences of a text file, one a line. The text is UTF-8, with any line ends and perhaps a
 * byte-order mark. A line is held at a time, and not more of it than a limit, so a file of any size
 * and content takes little memory; and a bad line does not spoil the others.
 */
final class SentenceFile implements Closeable {
  private static final int LONGEST = 1 << 20;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private int number;

  /** Opens a file. */
  SentenceFile(Path file) throws IOException {
    in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(MARK.length);
    byte[] start = in.readNBytes(MARK.length);
    if (!Arrays.equals(start, MARK)) {
      in.reset();
    }
    if (start.length >= 2 && (start[0] & start[1] & 0xFF) == 0xFE) {
      in.close();
      throw new UserException(file + ": this is UTF-16 text, save it as UTF-8");
    }
  }

  /**
   * A line as it stands in the file.
   *
   * @param number from 1
   * @param bytes without the line end
   */
  record Line(int number, byte[] bytes) {

    /**
     * The sentence.
     *
     * @throws UserException if there is none
     */
    String sentence() {
      if (bytes.length > LONGEST) {
        throw new UserException("the line is longer than a million bytes, break it into sentences");
      }
      try {
        String sentence =
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (sentence.isBlank()) {
          throw new UserException("the line is empty, write a sentence on it or remove it");
        }
        return sentence;
      } catch (CharacterCodingException e) {
        throw new UserException("the line is not UTF-8 text, save the file as UTF-8", e);
      }
    }
  }

  /** The next line, empty at the end of the file. */
  Optional<Line> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    for (; b >= 0 && b != '\n' && b != '\r'; b = in.read()) {
      if (line.size() <= LONGEST) {
        line.write(b);
      }
    }
    if (b == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    return Optional.of(new Line(++number, line.toByteArray()));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
