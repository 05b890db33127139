package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.weights.Halves;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Frames that took long to make, on disk in half precision, so that a training that is interrupted
 * or repeated does not make them again. Two files: the values one after the other, and a line for
 * each entry, which is written when its values are safe. Several threads may use it.
 */
public final class FrameCache {
  private static final int FIELDS = 4;

  private final Optional<Path> folder;
  private final Map<String, Entry> entries = new HashMap<>();

  private record Entry(long from, int rows, int columns) {}

  private FrameCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /** One that keeps nothing. */
  static FrameCache none() {
    return new FrameCache(Optional.empty());
  }

  /**
   * The cache in a folder, which is of one kind of features.
   *
   * @param folder is made if it is not there
   * @throws RecipeException if it cannot be used
   */
  public static FrameCache in(Path folder) {
    FrameCache cache = new FrameCache(Optional.of(folder));
    try {
      Files.createDirectories(folder);
      Path index = index(folder);
      if (Files.exists(index)) {
        for (String line : Files.readAllLines(index)) {
          cache.take(line.split("\t", -1));
        }
      }
      return cache;
    } catch (IOException | NumberFormatException e) {
      throw unusable(folder, e);
    }
  }

  private void take(String[] fields) {
    // A line that an interruption cut off is not an entry.
    if (fields.length == FIELDS && !fields[FIELDS - 1].isEmpty()) {
      entries.put(
          fields[0],
          new Entry(
              Long.parseLong(fields[1]), Integer.parseInt(fields[2]), Integer.parseInt(fields[3])));
    }
  }

  private static Path index(Path folder) {
    return folder.resolve("frames.tsv");
  }

  private static Path values(Path folder) {
    return folder.resolve("frames.f16");
  }

  private static RecipeException unusable(Path folder, Exception cause) {
    return new RecipeException(folder + " cannot be used; remove it, or check the space", cause);
  }

  /**
   * The frames of this name, made if they are not there.
   *
   * @param name of what was heard, without tabs and line breaks
   * @return as they come back from half precision, whether made now or before
   */
  Matrix of(String name, Supplier<Matrix> making) {
    if (folder.isEmpty()) {
      return making.get();
    }
    Entry entry = entry(name);
    try {
      if (entry == null) {
        entry = add(name, making.get(), folder.get());
      }
      return read(entry, folder.get());
    } catch (IOException e) {
      throw unusable(folder.get(), e);
    }
  }

  private synchronized Entry entry(String name) {
    return entries.get(name);
  }

  private synchronized Entry add(String name, Matrix frames, Path target) throws IOException {
    ByteBuffer halves = Halves.of(frames.data());
    Entry entry;
    try (FileChannel channel =
        FileChannel.open(values(target), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      entry = new Entry(channel.size(), frames.rows(), frames.columns());
      channel.position(entry.from);
      while (halves.hasRemaining()) {
        channel.write(halves);
      }
    }
    String line = "%s\t%d\t%d\t%d%n".formatted(name, entry.from, entry.rows, entry.columns);
    Files.writeString(
        index(target),
        line,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    entries.put(name, entry);
    return entry;
  }

  private static Matrix read(Entry entry, Path source) throws IOException {
    long bytes = (long) Halves.BYTES * entry.rows * entry.columns;
    try (FileChannel channel = FileChannel.open(values(source), StandardOpenOption.READ)) {
      ByteBuffer halves =
          channel.map(MapMode.READ_ONLY, entry.from, bytes).order(ByteOrder.LITTLE_ENDIAN);
      return new Matrix(Halves.floats(halves), entry.rows, entry.columns);
    }
  }
}
