package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyCorpora;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two candidates and two speakers with four clips each, which can be counted by hand. */
class ChoiceResultsTest {
  @TempDir private static Path folder;
  private static ChoiceResults results;

  @BeforeAll
  static void make() throws IOException {
    Path file = TinyCorpora.recipe(folder);
    Recipe.Audio plain = RecipeReader.read(file).requireAudio();
    Files.writeString(file, Files.readString(file).replace("mfcc: 13", "mfcc: 20"));
    Recipe.Audio finer = RecipeReader.read(file).requireAudio();
    results =
        new ChoiceResults(
            List.of(
                run("plain", plain, "OAF", 0, 0.5, 0.5, 1),
                run("plain", plain, "YAF", 0.5, 0.5, 0.5, 0.5),
                run("finer", finer, "OAF", 0.5, 0.5, 1, 1),
                run("finer", finer, "YAF", 0.5, 1, 1, 1)),
            List.of(Disguise.WARPED, Disguise.NOISY));
  }

  private static ChoiceRun run(
      String candidate, Recipe.Audio audio, String speaker, double... accuracies) {
    List<ChoiceRun.Clip> clips = new ArrayList<>();
    for (double accuracy : accuracies) {
      clips.add(new ChoiceRun.Clip(speaker + clips.size(), accuracy, 1 - accuracy));
    }
    return new ChoiceRun(
        candidate, audio, speaker, 1, Map.of(Disguise.WARPED, clips, Disguise.NOISY, clips));
  }

  @Test
  void theMostAccurateIsFirst() {
    assertThat(results.ranking())
        .extracting(ChoiceResults.Standing::candidate)
        .containsExactly("finer", "plain");
    ChoiceResults.Standing first = results.ranking().get(0);
    assertThat(first.accuracy().get(Disguise.WARPED).mean()).isCloseTo(0.8125, within(1e-12));
    assertThat(first.nll()).isCloseTo(0.1875, within(1e-12));
    assertThat(first.speakers()).containsEntry("OAF", 0.75).containsEntry("YAF", 0.875);
    assertThat(first.behind()).isEqualTo(new ChoiceResults.Estimate(0, 0));
  }

  @Test
  void errorsAreThoseOfTheClips() {
    ChoiceResults.Standing second = results.ranking().get(1);
    // Squares of -.5, 0, 0, .5 over three clips' freedom and four clips; the other speaker's are 0.
    assertThat(second.accuracy().get(Disguise.WARPED).error())
        .isCloseTo(Math.sqrt(0.5 / 3 / 4) / 2, within(1e-12));
    // The first is ahead by .5, 0, .5, 0 and by 0, .5, .5, .5.
    assertThat(second.behind().mean()).isCloseTo(0.3125, within(1e-12));
    assertThat(second.behind().error())
        .isCloseTo(Math.sqrt(0.25 / 12 + 0.1875 / 12) / 2, within(1e-12));
  }

  @Test
  void theReportNamesFiguresVoicesAndSettings() throws IOException {
    ChoiceReport report = new ChoiceReport(results, "duet choose a.yaml", "2026-11-25");
    report.write(folder.resolve("report"));
    assertThat(folder.resolve("report/report.md"))
        .content()
        .contains("- Command: `duet choose a.yaml`\n- Date: 2026-11-25\n")
        .contains("| candidate | warped | noisy | behind | NLL | OAF alone | YAF alone |")
        .contains("| finer | 0.813 +/- 0.095 | 0.813 +/- 0.095 | 0.000 +/- 0.000 | 0.188 |")
        .contains("- warped: formants moved", "- noisy: white noise")
        .contains("- plain: the same\n- finer: features.mfcc 20\n");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("report/metrics.json").toFile());
    assertThat(json.at("/ranking/0/candidate").asText()).isEqualTo("finer");
    assertThat(json.at("/ranking/0/accuracy/WARPED/mean").asDouble()).isEqualTo(0.8125);
    assertThat(json.at("/settings/finer/features/mfcc").asInt()).isEqualTo(20);
  }
}
