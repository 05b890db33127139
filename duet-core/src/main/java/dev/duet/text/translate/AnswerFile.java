package dev.duet.text.translate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was once answered, kept on disk: a line a sentence, the answer after a tab, appended as they
 * come. What a crash cuts is the last line only, and that is dropped when the file is opened again.
 * Thread-safe; one process at a time.
 */
final class AnswerFile implements AutoCloseable {
  private final FileChannel channel;
  private final Map<String, String> answers = new HashMap<>();

  /**
   * Opens or makes a file.
   *
   * @throws TranslationException if another run has it open
   * @throws IOException if it cannot be read or written
   */
  AnswerFile(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (!isOurs()) {
        throw new TranslationException(
            file + " is in use by another run; wait for it, or name another --cache.");
      }
      read();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private boolean isOurs() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void read() throws IOException {
    byte[] bytes = new byte[Math.toIntExact(channel.size())];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      // A channel may give less than it is asked for.
    }
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        String[] line = new String(bytes, start, i - start, StandardCharsets.UTF_8).split("\t", -1);
        if (line.length == 2) {
          answers.put(unescaped(line[0]), unescaped(line[1]));
        }
        start = i + 1;
      }
    }
    channel.truncate(start).position(start);
  }

  /** The answer to a sentence, if there was one. */
  synchronized Optional<String> get(String sentence) {
    return Optional.ofNullable(answers.get(sentence));
  }

  /**
   * Keeps answers.
   *
   * @throws UncheckedIOException if they cannot be written
   */
  synchronized void put(Map<String, String> more) {
    StringBuilder lines = new StringBuilder();
    more.forEach(
        (sentence, answer) ->
            lines.append(escaped(sentence)).append('\t').append(escaped(answer)).append('\n'));
    ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    answers.putAll(more);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        char next = text.charAt(++i);
        plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
