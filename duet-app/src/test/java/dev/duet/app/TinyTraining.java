package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A bundle that {@code duet train} wrote by the tiny recipe on the tiny corpora. */
final class TinyTraining {
  private static Path bundle;
  private static Called called;

  private TinyTraining() {}

  /** The bundle, trained on first use in this process; whoever uses it leaves it as it is. */
  static synchronized Path bundle() {
    if (bundle == null) {
      try {
        Path folder = Files.createTempDirectory("tiny-training");
        called = into(folder.resolve("bundle"));
        assertThat(called.code()).as(called.err()).isZero();
        bundle = folder.resolve("bundle");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bundle;
  }

  /** What that call printed. */
  static Called called() {
    bundle();
    return called;
  }

  /** Trains such a bundle into a folder, or goes on where a training was interrupted there. */
  static Called into(Path out) throws IOException {
    Path recipe = TinyCorpora.recipe(Files.createTempDirectory("tiny-recipe"));
    return Called.duet(
        "train", recipe, "--data", TinyCorpora.folder(), "--out", out, "--threads", 1);
  }
}
