package dev.duet.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip that a stranger made: no entry leaves the folder, and neither the number of entries
 * nor the bytes that really come out of them exceed a limit, whatever the headers promise.
 */
public final class Unzip {
  private static final int BUFFER = 1 << 16;

  private final int mostEntries;
  private final long mostBytes;

  /** Unpacks at most so many entries and bytes. */
  public Unzip(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  /**
   * Unpacks into a folder.
   *
   * @return the files, in the order of the zip
   * @throws FetchException if it is no zip, is damaged, leads out of the folder, is beyond the
   *     limits, or cannot be written; files unpacked before that stay
   */
  public List<Path> into(Path folder, Path zip) {
    List<Path> files = new ArrayList<>();
    long left = mostBytes;
    try (ZipFile source = new ZipFile(zip.toFile())) {
      if (source.size() > mostEntries) {
        throw new FetchException(
            "%s holds %d files; at most %d are accepted."
                .formatted(zip, source.size(), mostEntries));
      }
      for (ZipEntry entry :
          (Iterable<ZipEntry>) source.stream().map(ZipEntry.class::cast)::iterator) {
        Path target = Below.folder(folder, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.getParent());
        PartFile part = new PartFile(target);
        part.delete();
        try (InputStream in = source.getInputStream(entry);
            OutputStream out = part.append()) {
          left -= copy(in, out, left, zip);
        } catch (FetchException | IOException e) {
          part.delete();
          throw e;
        }
        part.becomeWhole();
        files.add(target);
      }
    } catch (ZipException e) {
      throw new FetchException("%s is no sound zip file: %s.".formatted(zip, e.getMessage()), e);
    } catch (IOException e) {
      throw new FetchException("Cannot unpack %s: %s.".formatted(zip, e.getMessage()), e);
    }
    return files;
  }

  private long copy(InputStream in, OutputStream out, long left, Path zip) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      copied += n;
      if (copied > left) {
        throw new FetchException(
            "%s unpacks to more than %d MB; it is not what it should be."
                .formatted(zip, mostBytes >> 20));
      }
      out.write(buffer, 0, n);
    }
    return copied;
  }
}
