package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that makes no sense is exit code 2 and a sentence, before anything else is done. */
class WrongCallsTest {
  static final List<Arguments> CALLS =
      List.of(
          row("predikt", "did you mean predict"),
          row("predict", "nothing to predict"),
          row("predict --jsom x.wav", "Unknown option: '--jsom'; did you mean --json"),
          row("predict --text words a.wav b.wav", "the words of one recording, and there are 2"),
          row("predict --text-file f.txt a.wav", "--text-file stands alone"),
          row("predict --text-file f.txt --text words", "--text-file stands alone"),
          row("predict --text a --text b", "--text"),
          row("predict --text", "--text"),
          row("predict --bundle= x.wav", "the name is empty"),
          row("predict --bundle=\0 x.wav", "this cannot be the name of a file"),
          row("features", "FILE"),
          row("features a.wav b.wav", "b.wav"),
          row("features a.wav --feature loudness", "mfcc"),
          row("features a.wav --format xml", "CSV"),
          row("features a.wav --hop 0", "hop must be positive"),
          row("augment a.wav --pitch-shift 2", "--out"),
          row("augment a.wav --out b.wav", "name an effect"),
          row("augment a.wav --pitch-shift high --out b.wav", "'high' is not a double"),
          row("augment a.wav --pitch-shift 99 --out b.wav", "semitones must be from -24"),
          row("augment a.wav --noise pink --out b.wav", "--noise needs --noise-snr"),
          row("augment a.wav --noise brown --noise-snr 9 --out b.wav", "WHITE"),
          row("data sell", "sell"),
          row("data check", "DIR|FILE"),
          row("data fetch", "tess|emotion"),
          row("data back-translate --corpus emotion", "--out"),
          row("data back-translate --corpus emotion --out o --routes eng", "not 'eng'"),
          row("data back-translate --corpus emotion --out o --routes spa --limit 0", "--limit"),
          row("data back-translate --corpus emotion --out o --routes spa --split x", "not 'x'"),
          row("train", "RECIPE"),
          row("train recipe.yaml --data d", "--out"),
          row("train recipe.yaml --data d --out o --seed one", "'one' is not an int"),
          row("train recipe.yaml --data d --out o --threads 0", "--threads takes a number of at"),
          row("evaluate --data d", "--corpus"),
          row("experiment recipe.yaml --data d --out o --seeds 1,two", "'two' is not an int"));

  @ParameterizedTest(name = "duet {0}")
  @FieldSource("CALLS")
  void saysWhatIsWrongAndWhereToReadOn(String call, String said) {
    String[] arguments = call.split(" ", -1);
    Called called = Called.duet((Object[]) arguments);
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.sentence()).contains(said).endsWith(" --help'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "data"})
  void aCallWithoutCommandSaysWhichThereAre(String call) {
    Called called = call.isEmpty() ? Called.duet() : Called.duet(call);
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("Usage: duet", "Commands:");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "predict",
        "features",
        "augment",
        "data",
        "data check",
        "data fetch",
        "train",
        "evaluate",
        "experiment"
      })
  void everyCommandExplainsItselfByExampleWithinEightyColumns(String command) {
    Called called = Called.duet((Object[]) (command + " --help").split(" ", -1));
    assertThat(called.code()).isZero();
    assertThat(called.err()).isEmpty();
    assertThat(called.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(called.out()).contains("Usage: duet " + command).contains("Example");
  }

  @Test
  void theVersionIsPrinted() {
    assertThat(Called.duet("--version").out()).startsWith("duet ");
  }

  private static Arguments row(String call, String said) {
    return Arguments.of(call, said);
  }
}
