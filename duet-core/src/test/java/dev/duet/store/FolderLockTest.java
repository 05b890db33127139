package dev.duet.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path temp;

  /** Another process: takes the lock, says so, and keeps it until its input ends. */
  static final class Holder {
    public static void main(String[] arguments) throws IOException {
      FolderLock lock = FolderLock.take(Path.of(arguments[0]), () -> {});
      System.out.println("taken");
      System.in.read();
      lock.release();
    }
  }

  @Test
  void aSecondProcessWaitsForTheFirst() throws Exception {
    Path folder = temp.resolve("model");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("taken");
      CountDownLatch busy = new CountDownLatch(1);
      CompletableFuture<Void> second =
          CompletableFuture.runAsync(() -> FolderLock.take(folder, busy::countDown).release());
      assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(second).isNotDone();
      holder.outputWriter().close();
      assertThat(second).succeedsWithin(20, TimeUnit.SECONDS);
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void aProcessThatDiesFreesItsLock() throws Exception {
    Path folder = temp.resolve("model");
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .start();
    assertThat(holder.inputReader().readLine()).isEqualTo("taken");
    holder.destroyForcibly().waitFor();
    FolderLock.take(folder, () -> {}).release();
  }
}
