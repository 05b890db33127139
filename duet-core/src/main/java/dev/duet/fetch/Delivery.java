package dev.duet.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of this disk put where a {@link Download} would have put it: judged by the same checksum,
 * recorded where there is none, and named only when it is whole.
 *
 * <p>Every fault is a {@link FetchException}. Not for several threads on one file.
 */
public final class Delivery {
  private static final int BUFFER = 1 << 16;

  /** What a file of unknown size may have at most, in bytes. */
  private static final long LARGEST = 4L << 30;

  private final RemoteFile file;
  private final Path target;
  private final PartFile part;
  private final Verdict verdict;

  /**
   * To a folder, which is made where it is missing.
   *
   * @param file wanted; its address is what messages name
   * @throws FetchException if its name leads out of the folder
   */
  public Delivery(RemoteFile file, Path folder) {
    this.file = file;
    this.target = file.below(folder);
    this.part = new PartFile(target);
    this.verdict = new Verdict(file, target);
  }

  /** A part of the content. */
  @FunctionalInterface
  public interface Piece {
    /** Begins to read it; the reader closes it. */
    InputStream open() throws IOException;
  }

  /** Whether the file is there and is the one wanted, so that nothing is to be done. */
  public boolean isHere() {
    return part.local(verdict::isAlreadyHere);
  }

  /**
   * Brings a file without taking its space twice where the disk allows it, by a hard link; else by
   * a copy.
   *
   * @return where it is now
   * @throws FetchException if it is not the one wanted, or cannot be read or written
   */
  public Path link(Path source, Progress progress) {
    begin();
    try {
      Files.createLink(part.path(), source.toRealPath());
    } catch (FileSystemException | UnsupportedOperationException e) {
      return join(List.of(() -> Files.newInputStream(source)), progress);
    } catch (IOException e) {
      throw unreadable(e);
    }
    return finish(progress);
  }

  /**
   * Brings a file that comes in pieces, one after another.
   *
   * @return where it is now
   * @throws FetchException if they are not the one wanted, or cannot be read or written
   */
  public Path join(List<Piece> pieces, Progress progress) {
    begin();
    try (OutputStream out = part.append()) {
      long done = 0;
      for (Piece piece : pieces) {
        try (InputStream in = piece.open()) {
          done = copy(in, out, done, progress);
        }
      }
    } catch (IOException e) {
      part.delete();
      throw unreadable(e);
    }
    return finish(progress);
  }

  private void begin() {
    part.local(() -> Files.createDirectories(target.getParent()));
    part.delete();
    file.size().ifPresent(part::requireSpace);
  }

  /** Appends what comes, and stops once it is more than was promised. */
  private long copy(InputStream in, OutputStream out, long before, Progress progress)
      throws IOException {
    long promised = file.size().orElse(LARGEST);
    byte[] buffer = new byte[BUFFER];
    long done = before;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      int length = n;
      done += n;
      if (done > promised) {
        throw new IOException("it is larger than " + promised + " bytes");
      }
      part.local(
          () -> {
            out.write(buffer, 0, length);
            return length;
          });
      progress.at(done);
    }
    return done;
  }

  private Path finish(Progress progress) {
    part.local(() -> verdict.on(part));
    part.becomeWhole();
    progress.at(part.local(() -> Files.size(target)));
    return target;
  }

  private FetchException unreadable(IOException e) {
    return new FetchException(
        "Cannot take %s from %s: %s."
            .formatted(target.getFileName(), file.address(), e.getMessage()),
        e);
  }
}
