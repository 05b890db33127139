package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyCorpora;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeException;
import dev.duet.recipe.RecipeReader;
import dev.duet.recipe.Watcher;
import dev.duet.train.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both tiny recipes, compared once on the tiny corpora. */
class ComparisonTest {
  private static final String HEARS = "sound of approach 1 (CNN)";
  private static final String READS = "words of approach 1 (transformer)";

  @TempDir private static Path folder;
  private static Recipe first;
  private static Recipe second;
  private static ComparisonResults results;

  @BeforeAll
  static void compare() throws IOException {
    first = RecipeReader.read(TinyCorpora.approach1(folder));
    second = RecipeReader.read(TinyCorpora.recipe(folder));
    comparison(first, second).train(Comparison.Part.TEXT, Watcher.none());
    results = comparison(first, second).run(Watcher.none());
  }

  private static Comparison comparison(Recipe one, Recipe two) {
    return new Comparison(
        one,
        two,
        TinyCorpora.folder(),
        List.of(1),
        folder.resolve("checkpoints"),
        new Comparison.Size(1, 1, 1));
  }

  @Test
  void everyContenderMeetsEverySpeaker() {
    assertThat(results.contenders())
        .hasSize(14)
        .startsWith("approach 1", "approach 1, text not augmented")
        .contains("approach 2", "approach 2, augmented", HEARS, READS);
    assertThat(results.runs()).hasSize(28);
    assertThat(results.runs())
        .filteredOn(run -> run.contender().equals("approach 1"))
        .extracting(ComparedRun::speaker)
        .containsExactly("OAF", "YAF");
  }

  @Test
  void everyPairOfAHeldOutSpeakerIsAskedOnce() {
    // Ten words, happy and sad; neutral has no sentence. Two speakers.
    assertThat(results.pooled("approach 1")).hasSize(40);
    assertThat(results.pooled("approach 2")).hasSize(40);
    assertThat(results.heard())
        .allSatisfy(run -> assertThat(run.test().n()).as("all labels").isEqualTo(30));
  }

  @Test
  void whatIsThisPlainIsLearntByBothApproaches() {
    assertThat(results.over("approach 1", run -> ComparisonResults.clean(run).accuracy()).mean())
        .isGreaterThan(.7);
    assertThat(results.over("approach 2", run -> ComparisonResults.clean(run).accuracy()).mean())
        .isGreaterThan(.7);
  }

  @Test
  void conditionsAreMetByWhomTheyTouch() {
    assertThat(results.under(READS, Condition.NOISE_0)).isNaN();
    assertThat(results.under(HEARS, Condition.WORDS_30)).isNaN();
    for (Condition condition : Condition.values()) {
      assertThat(results.under("approach 1", condition)).isBetween(0.0, 1.0);
    }
  }

  @Test
  void everythingHasItsCost() {
    results
        .costs()
        .forEach(
            (name, cost) -> {
              assertThat(cost.parameters()).as(name).isPositive();
              assertThat(cost.milliseconds()).as(name).isPositive();
            });
    assertThat(results.costs().get("approach 1").parameters())
        .isGreaterThan(
            results.costs().get(HEARS).parameters() + results.costs().get(READS).parameters());
  }

  @Test
  void theReportHasEveryContenderAndAVerdict() throws IOException {
    ComparisonReport report = new ComparisonReport(results, "duet compare", "2026-11-25");
    report.write(folder.resolve("report"));
    assertThat(folder.resolve("report/report.md")).content().isEqualTo(report.markdown());
    assertThat(report.markdown())
        .contains("`duet compare`", "Label-paired", "## Does probability-level fusion generalise")
        .contains(results.contenders());
    assertThat(folder.resolve("report/confusion-approach-1.png")).isNotEmptyFile();
    assertThat(folder.resolve("report/learning-sound-of-approach-1-cnn-.png")).isNotEmptyFile();
    var metrics = new ObjectMapper().readTree(folder.resolve("report/metrics.json").toFile());
    assertThat(metrics.at("/label_paired/approach 1/accuracy_by_condition/noise_0").isNumber())
        .isTrue();
  }

  @Test
  void whatWasTrainedIsNotTrainedAgain() {
    List<Integer> steps = new ArrayList<>();
    Watcher counting =
        new Watcher() {
          @Override
          public void stage(String title) {}

          @Override
          public void items(int done, int of) {}

          @Override
          public Progress training() {
            return new Progress() {
              @Override
              public void step(Step step) {
                steps.add(step.step());
              }

              @Override
              public void epoch(dev.duet.train.History.Epoch epoch) {}
            };
          }
        };
    ComparisonResults again = comparison(first, second).run(counting);
    assertThat(steps).isEmpty();
    assertThat(again.pooled("approach 1")).isEqualTo(results.pooled("approach 1"));
  }

  @Test
  void recipesOfOtherKindsAreRefused() {
    assertThatThrownBy(() -> comparison(second, second))
        .isInstanceOf(RecipeException.class)
        .hasMessage("recipe tiny is not of approach 1: it needs fusion: mlp, over towers: frozen");
    assertThatThrownBy(() -> comparison(first, first))
        .isInstanceOf(RecipeException.class)
        .hasMessage("recipe tiny-1 is not of approach 2: it needs a fusion that is a rule");
  }
}
