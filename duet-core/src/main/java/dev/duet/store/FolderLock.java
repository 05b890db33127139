package dev.duet.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a model's folder for one writer at a time, among the threads of this process and among
 * processes. The system frees a lock whose process ends, however it ends. The lock's file stays: to
 * delete it would let two writers hold locks on two files of one name.
 */
final class FolderLock {
  /** A file lock belongs to the whole process, so threads need one of their own. */
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final ReentrantLock thread;
  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(ReentrantLock thread, FileChannel channel, FileLock lock) {
    this.thread = thread;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Waits for the lock of a folder, {@code FOLDER.lock}, and takes it.
   *
   * @param whenBusy run once if somebody else has it
   * @throws StoreException if the disk knows no locks, or cannot be written
   */
  static FolderLock take(Path folder, Runnable whenBusy) {
    Path file = folder.resolveSibling(folder.getFileName() + ".lock").toAbsolutePath().normalize();
    ReentrantLock thread = THREADS.computeIfAbsent(file, f -> new ReentrantLock());
    boolean told = false;
    if (!thread.tryLock()) {
      whenBusy.run();
      told = true;
      thread.lock();
    }
    FileChannel channel = null;
    try {
      Files.createDirectories(file.getParent());
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        if (!told) {
          whenBusy.run();
        }
        lock = channel.lock();
      }
      return new FolderLock(thread, channel, lock);
    } catch (IOException | RuntimeException e) {
      close(channel);
      thread.unlock();
      if (e instanceof FileLockInterruptionException) {
        Thread.currentThread().interrupt();
        throw new StoreException("Interrupted while another process fetched " + folder + ".", e);
      }
      throw e instanceof RuntimeException fault
          ? fault
          : new StoreException(
              "Cannot write %s: %s; make room, or choose another folder by DUET_HOME."
                  .formatted(file, e.getMessage()),
              e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new StoreException("Cannot close a lock: " + e.getMessage() + ".", e);
    }
  }

  /** Lets the next one in. */
  void release() {
    try {
      lock.release();
    } catch (IOException e) {
      throw new StoreException("Cannot release a lock: " + e.getMessage() + ".", e);
    } finally {
      close(channel);
      thread.unlock();
    }
  }
}
