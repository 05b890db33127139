package dev.duet.corpus;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A whole file of UTF-8 text, within a limit, and without the byte-order mark some programs set.
 */
final class TextFile {
  private static final long MAX_BYTES = 256L << 20;

  private TextFile() {}

  /**
   * The text of a file.
   *
   * @throws CorpusException if the file cannot be read, is too large or is not UTF-8
   */
  static String read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new CorpusException(
            "%s has %d MB; a corpus of text may have %d MB. Cut it into parts."
                .formatted(file, size >> 20, MAX_BYTES >> 20));
      }
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new CorpusException(file + " is not UTF-8 text; save it as UTF-8.", e);
    } catch (NoSuchFileException e) {
      throw new CorpusException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw new CorpusException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
