package dev.duet.store;

import dev.duet.fetch.Delivery.Piece;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads the files in a zip, a tar or a gzipped tar, which it tells by their first bytes. */
final class Archive {
  private Archive() {}

  /** Shown each file. */
  interface Visitor {
    /** Its name as the archive has it, and its content, to be opened once and now or not at all. */
    void file(String name, Piece content);
  }

  /**
   * Goes through an archive.
   *
   * @throws IOException if it is none, or is damaged
   */
  static void read(Path file, Visitor visitor) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      int first = in.read();
      int second = in.read();
      in.reset();
      if (first == 'P' && second == 'K') {
        zip(file, visitor);
      } else if (first == 0x1f && second == 0x8b) {
        tar(new GZIPInputStream(in, 1 << 16), visitor);
      } else {
        tar(in, visitor);
      }
    }
  }

  private static void zip(Path file, Visitor visitor) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        if (!entry.isDirectory()) {
          visitor.file(entry.getName(), () -> zip.getInputStream(entry));
        }
      }
    }
  }

  private static void tar(InputStream in, Visitor visitor) throws IOException {
    TarArchiveInputStream tar = new TarArchiveInputStream(in);
    boolean isTar = false;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      isTar |= entry.isCheckSumOK();
      if (entry.isFile() && tar.canReadEntryData(entry)) {
        visitor.file(entry.getName(), () -> new Shielded(tar));
      }
    }
    if (!isTar) {
      throw new IOException("it is no archive");
    }
  }

  /** The content of an entry, whose reader does not close the archive with it. */
  private static final class Shielded extends FilterInputStream {
    private Shielded(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
