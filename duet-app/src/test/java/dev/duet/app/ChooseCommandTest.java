package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two recipes on the tiny corpora. */
class ChooseCommandTest {
  @TempDir private static Path folder;
  private static Path recipe;
  private static Path other;
  private static Path out;
  private static Called called;
  private static String report;

  @BeforeAll
  static void run() throws IOException {
    out = folder.resolve("choice");
    recipe = TinyCorpora.recipe(folder);
    other = folder.resolve("no-pitch.yaml");
    Files.writeString(other, Files.readString(recipe).replace("pitch: true", "pitch: false"));
    called = choose(recipe, other);
    report = Files.readString(out.resolve("report.md"));
  }

  private static Called choose(Object... recipes) {
    Object[] rest = {
      "--data",
      TinyCorpora.folder(),
      "--out",
      out,
      "--seeds",
      1,
      "--voices",
      "warped,noisy",
      "--threads",
      1
    };
    Object[] all = new Object[recipes.length + rest.length + 1];
    all[0] = "choose";
    System.arraycopy(recipes, 0, all, 1, recipes.length);
    System.arraycopy(rest, 0, all, 1 + recipes.length, rest.length);
    return Called.duet(all);
  }

  @Test
  void theReportIsPrintedAndWritten() {
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(report)
        .isEqualTo(called.out().stripTrailing() + "\n")
        .contains(
            "`duet choose tiny.yaml no-pitch.yaml --data DIR --out DIR --seeds 1 --voices warped,noisy`")
        .contains("| tiny | ", "| no-pitch | ", "- no-pitch: features.pitch false");
    assertThat(out.resolve("metrics.json")).isNotEmptyFile();
    assertThat(out.resolve("checkpoints")).doesNotExist();
  }

  @Test
  void whatIsDoneIsNotDoneAgain() {
    Called again = choose(other);
    assertThat(again.code()).isZero();
    assertThat(again.err()).doesNotContain("epoch");
    assertThat(again.out()).contains("| no-pitch | ").doesNotContain("| tiny |");
  }

  @Test
  void aFileThatIsNoRecipeIsNamed() {
    Called wrong = choose(recipe, folder.resolve("missing.yaml"));
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("missing.yaml cannot be read as text");
  }

  @Test
  void twoRecipesOfOneNameAreRefused() {
    Called wrong = choose(recipe, recipe);
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("two recipes are called tiny");
  }
}
