package dev.duet.corpus.fetch;

import dev.duet.fetch.Download;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.RemoteFile;
import dev.duet.fetch.Unzip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings a corpus from its home: asks for the list of files, fetches what is not here yet, unpacks
 * what is packed. Stopped at any moment, it goes on there the next time.
 */
public final class CorpusFetch {
  /** Enough to hide the way there and back of each of thousands of small files. */
  private static final int CONNECTIONS = 4;

  private static final int LONGEST_LISTING = 64 << 20;
  private static final Unzip UNZIP = new Unzip(20_000, 4L << 30);

  private final Download download;

  /** With the patience of a {@link Download}. */
  public CorpusFetch(Download download) {
    this.download = download;
  }

  /** Told how far it is; called from several threads. */
  @FunctionalInterface
  public interface Watcher {
    /** So many files and bytes are here, of so many; 0 bytes in all if the home does not say. */
    void at(int files, int allFiles, long bytes, long allBytes);
  }

  /**
   * Fetches a corpus into a folder.
   *
   * @throws FetchException if it cannot be had; what has come is kept
   */
  public void fetch(CorpusHome home, Path folder, Watcher watcher) {
    List<RemoteFile> files = home.files(download.text(home.listing(), LONGEST_LISTING));
    Tally tally = new Tally(files, watcher);
    ExecutorService connections = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Future<Path>> fetched = new ArrayList<>();
      for (RemoteFile file : files) {
        fetched.add(connections.submit(() -> fetch(file, folder, tally)));
      }
      for (Future<Path> file : fetched) {
        unpack(await(file));
      }
    } finally {
      connections.shutdownNow();
    }
  }

  private Path fetch(RemoteFile file, Path folder, Tally tally) {
    AtomicLong before = new AtomicLong();
    Path path =
        download.fetch(file, folder, bytes -> tally.gained(bytes - before.getAndSet(bytes)));
    tally.finished();
    return path;
  }

  /** The zip stays, so that another run need not fetch it again. */
  private static void unpack(Path file) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
      UNZIP.into(file.getParent(), file);
    }
  }

  private static Path await(Future<Path> file) {
    try {
      return file.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FetchException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FetchException("Interrupted; what has come is kept for another run.", e);
    }
  }

  private static final class Tally {
    private final Watcher watcher;
    private final int allFiles;
    private final long allBytes;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Tally(List<RemoteFile> listed, Watcher watcher) {
      this.watcher = watcher;
      this.allFiles = listed.size();
      this.allBytes = listed.stream().mapToLong(f -> f.size().orElse(0)).sum();
    }

    void gained(long more) {
      watcher.at(files.get(), allFiles, bytes.addAndGet(more), allBytes);
    }

    void finished() {
      watcher.at(files.incrementAndGet(), allFiles, bytes.get(), allBytes);
    }
  }
}
