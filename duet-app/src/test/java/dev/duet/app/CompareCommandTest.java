package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both approaches compared on the tiny corpora, in the small version that CI runs. */
class CompareCommandTest {
  @TempDir private static Path folder;
  private static Path first;
  private static Path second;

  @BeforeAll
  static void recipes() throws IOException {
    first = TinyCorpora.approach1(folder);
    second = TinyCorpora.recipe(folder);
  }

  private static Called compare(Path one, Path two, Path out, Object... more) {
    Object[] call = {
      "compare",
      "--first",
      one,
      "--second",
      two,
      "--data",
      TinyCorpora.folder(),
      "--out",
      out,
      "--seeds",
      1,
      "--threads",
      1,
      "--quick"
    };
    Object[] all = new Object[call.length + more.length];
    System.arraycopy(call, 0, all, 0, call.length);
    System.arraycopy(more, 0, all, call.length, more.length);
    return Called.duet(all);
  }

  @Test
  void partsAreTrainedApartAndThenCompared() {
    Path out = folder.resolve("results");
    assertThat(compare(first, second, out, "--only", "text").code()).isZero();
    assertThat(compare(first, second, out, "--only", "audio").code()).isZero();
    assertThat(out.resolve("report.md")).doesNotExist();
    Called called = compare(first, second, out);
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(out.resolve("report.md"))
        .content()
        .isEqualTo(called.out().stripTrailing() + "\n")
        .contains("Command: `duet compare --data DIR --out DIR --seeds 1 --quick`")
        .contains("| approach 1 |", "| approach 2, augmented |");
    assertThat(out.resolve("accuracy.png")).isNotEmptyFile();
    assertThat(out.resolve("conditions.png")).isNotEmptyFile();
    assertThat(out.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void aRecipeOfTheOtherApproachIsRefused() {
    Called called = compare(second, second, folder.resolve("refused"));
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err()).contains("recipe tiny is not of approach 1");
  }
}
