package dev.duet.weights.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.duet.audio.Shared;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * PyTorch's own files, cut off and with flipped bits: each is read or refused in a sentence, and no
 * reading takes more memory than a small multiple of the file.
 */
class FuzzedCheckpointTest {
  private static final String ROOT = "golden/transformers/tinybert/";

  /** The files have some 150 kB. */
  private static final long MOST_MEMORY = 16_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pytorch_model.bin",
        "pytorch_model_legacy.bin",
        "pytorch_model_half_views.bin",
        "refuse_me.bin"
      })
  void fewHundredDamagedCopies(String name) throws IOException {
    readDamagedCopies(name, 250);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(
      strings = {"pytorch_model.bin", "pytorch_model_legacy.bin", "pytorch_model_half_views.bin"})
  void manyDamagedCopies(String name) throws IOException {
    readDamagedCopies(name, 50_000);
  }

  private void readDamagedCopies(String name, int copies) throws IOException {
    byte[] whole = Files.readAllBytes(Shared.path(ROOT + name));
    Path file = folder.resolve("damaged.bin");
    Random random = new Random(7);
    for (int i = 0; i < copies; i++) {
      byte[] damaged = damaged(whole, random);
      Files.write(file, damaged);
      long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      try {
        PyTorchCheckpoint.read(file);
      } catch (WeightsException e) {
        assertThat(e).hasMessageContaining("damaged.bin");
      }
      long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      assertThat(taken).as("copy %d of %s", i, name).isLessThan(MOST_MEMORY);
    }
  }

  /** A third cut off; the others with up to eight bits flipped, mostly where the description is. */
  private static byte[] damaged(byte[] whole, Random random) {
    if (random.nextInt(3) == 0) {
      return Arrays.copyOf(whole, random.nextInt(whole.length));
    }
    byte[] damaged = whole.clone();
    boolean inDescription = random.nextInt(4) > 0;
    int range = inDescription ? Math.min(12_000, whole.length) : whole.length;
    for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
      damaged[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
    }
    return damaged;
  }
}
