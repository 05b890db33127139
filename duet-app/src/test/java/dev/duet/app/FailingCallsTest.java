package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What only turns out when a call is followed is exit code 1 and one sentence, in every command.
 */
class FailingCallsTest {
  @TempDir private Path folder;

  static final List<Arguments> CALLS =
      List.of(
          row("predict gone.wav", "gone.wav: there is no such file"),
          row("predict empty", "empty: no recording in this folder"),
          row("predict voice.wav --explain-plot empty", "empty: this is a folder, name a file"),
          row(
              "predict voice.wav --explain-plot gone/x.png",
              "gone/x.png: there is no folder for it"),
          row("features gone.wav", "gone.wav: there is no such file"),
          row("features voice.wav --out gone/x.csv", "gone/x.csv: there is no such file or folder"),
          row("features voice.wav --out empty", "empty: "),
          row("data check gone", "There is no file or folder"),
          row("data check empty", "holds no corpus"),
          row("data check voice.wav", "neither a folder nor a manifest.csv"),
          row("data check ragged.csv", "ragged.csv, line 3"),
          row("train gone.yaml --data CORPORA --out new", "gone.yaml cannot be read as text"),
          row("train voice.wav --data CORPORA --out new", "voice.wav cannot be read as text"),
          row("train broken.yaml --data CORPORA --out new", "broken.yaml, line 2"),
          row("train unknown.yaml --data CORPORA --out new", "fuison: this key is not known"),
          row("train lacking.yaml --data CORPORA --out new", "lacks the keys [about]"),
          row("train tiny.yaml --data empty --out new", "No tess corpus in"),
          row("train tiny.yaml --data CORPORA --out voice.wav", "voice.wav"),
          row("train tiny.yaml --data CORPORA --out new --text-from empty", "is no bundle"),
          row("evaluate --corpus iemocap --data CORPORA", "There is no corpus called iemocap"),
          row("evaluate --corpus tess --data empty", "No tess corpus in"),
          row("evaluate --corpus gone.csv", "gone.csv"),
          row("evaluate --corpus moods.csv", "does not know: grumpy (line 2)"),
          row("experiment tiny.yaml --data empty --out new", "No tess corpus in"));

  @BeforeEach
  void layOut() throws IOException {
    Files.createDirectory(folder.resolve("empty"));
    Files.copy(
        TinyCorpora.folder().resolve("tess/OAF_sad/OAF_ae_sad.wav"), folder.resolve("voice.wav"));
    Path recipe = TinyCorpora.recipe(folder);
    String tiny = Files.readString(recipe);
    Files.writeString(folder.resolve("broken.yaml"), "name: x\nabout: [y\naudio: {{\n");
    Files.writeString(folder.resolve("unknown.yaml"), tiny + "\nfuison: mean\n");
    Files.writeString(folder.resolve("lacking.yaml"), tiny.replaceAll("about:.*", ""));
    Files.writeString(folder.resolve("ragged.csv"), "text,emotion\na,joy\nb\n");
    Files.writeString(folder.resolve("moods.csv"), "text,emotion\na,grumpy\n");
  }

  @ParameterizedTest(name = "duet {0}")
  @FieldSource("CALLS")
  void saysWhatIsWrong(String call, String said) {
    String command = call.substring(0, call.indexOf(' '));
    String bundle =
        List.of("predict", "evaluate", "experiment").contains(command)
            ? " --bundle " + TinyBundle.folder()
            : "";
    String[] arguments = (call + bundle).split(" ", -1);
    for (int i = 1; i < arguments.length; i++) {
      if (arguments[i].matches("gone.*|empty|new|.*[.](wav|yaml|csv)")) {
        arguments[i] = folder.resolve(arguments[i]).toString();
      } else if (arguments[i].equals("CORPORA")) {
        arguments[i] = TinyCorpora.folder().toString();
      }
    }
    Called called = Called.duet((Object[]) arguments);
    assertThat(called.code()).as(called.err()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    List<String> sentences = called.err().lines().filter(line -> !line.startsWith("== ")).toList();
    assertThat(sentences).hasSize(1);
    assertThat(Called.sentence(sentences.get(0))).contains(said);
  }

  private static Arguments row(String call, String said) {
    return Arguments.of(call, said);
  }
}
