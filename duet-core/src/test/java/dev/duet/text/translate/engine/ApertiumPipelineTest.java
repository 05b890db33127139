package dev.duet.text.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.TranslationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Driving processes, with scripts in the place of Apertium's. */
class ApertiumPipelineTest {
  private static final List<Pivot> SPANISH = List.of(Pivot.named("spa").orElseThrow());
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;

  private Apertium open(Duration patience) {
    return Apertium.open(SPANISH, folder, patience);
  }

  private static String ask(Apertium apertium, String sentence) {
    return apertium.thereAndBack(SPANISH.get(0), List.of(sentence)).get(0);
  }

  @Test
  void aStageGetsNullFlushFirstAndTheOptionsOfItsMode() throws IOException {
    new FakeModes(folder)
        .with("eng-spa", "echo \"$@\" > " + folder + "/called; exec cat")
        .with("spa-eng", FakeModes.PASS, FakeModes.PASS);
    assertThat(new ApertiumModes(folder).stages(SPANISH.get(0))).hasSize(3);
    try (Apertium apertium = open(PATIENCE)) {
      assertThat(ask(apertium, "I am here.")).isEqualTo("I am here.");
    }
    assertThat(folder.resolve("called")).hasContent("-z -n -g a b");
  }

  @Test
  void someProgramsDoNotKnowNullFlush() throws IOException {
    Files.writeString(folder.resolve("eng-spa.mode"), "vislcg3 --in x | cg-proc 'y z'");
    Files.writeString(folder.resolve("spa-eng.mode"), "lt-proc -b $1 'a.bin'");
    assertThat(new ApertiumModes(folder).stages(SPANISH.get(0)))
        .containsExactly(
            List.of("vislcg3", "--in", "x"),
            List.of("cg-proc", "-z", "y z"),
            List.of("lt-proc", "-z", "-b", "-n", "a.bin"));
  }

  @Test
  void whatHasAMeaningInTheStreamGoesThroughUnharmed() throws IOException {
    new FakeModes(folder).with("eng-spa", FakeModes.PASS).with("spa-eng", FakeModes.PASS);
    try (Apertium apertium = open(PATIENCE)) {
      for (String odd :
          List.of(
              "[a] {b} ^c$ d/e \\f @g <h>",
              "\uD83D\uDE00 na\u00efve",
              "a\0b",
              "[]",
              "x".repeat(19_000))) {
        assertThat(ask(apertium, odd)).isEqualTo(odd.replace("\0", ""));
      }
      assertThat(ask(apertium, " ")).isEmpty();
      assertThat(ask(apertium, "x".repeat(30_000))).isEmpty();
    }
  }

  @Property
  void escapingIsUndoneByUnescaping(@ForAll String text) {
    assertThat(ApertiumPipeline.unescaped(ApertiumPipeline.escaped(text) + "[]"))
        .isEqualTo(text.replace("\0", "").strip());
  }

  @Test
  void aSentenceThatCrashesAStageHasNoAnswerAndTheNextOneHas() throws IOException {
    // Ends, as after a crash, once it has read the word.
    String fragile =
        "LC_ALL=C awk 'BEGIN{RS=\"\\0\"; ORS=\"\\0\"} /crash/{exit 1} {print; fflush()}'";
    new FakeModes(folder).with("eng-spa", fragile).with("spa-eng", FakeModes.PASS);
    try (Apertium apertium = open(PATIENCE)) {
      assertThat(apertium.thereAndBack(SPANISH.get(0), List.of("one", "a crash", "two", "three")))
          .containsExactly("one", "", "two", "three");
      assertThat(apertium.running()).isEqualTo(1);
    }
  }

  @Test
  void whatDoesNotAnswerInTimeIsEnded() throws IOException {
    new FakeModes(folder).with("eng-spa", "sleep 60").with("spa-eng", FakeModes.PASS);
    assertThatThrownBy(() -> open(Duration.ofMillis(300)))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("does not translate to Spanish and back")
        .hasMessageContaining("took more than 0.3 s");
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
        .noneMatch(p -> p.info().commandLine().orElse("").contains(folder.toString()));
  }

  @Test
  void aModeThatIsListedButFailsIsFoundAtTheStart() throws IOException {
    new FakeModes(folder).with("eng-spa", "exit 1").with("spa-eng", FakeModes.PASS);
    assertThatThrownBy(() -> open(PATIENCE))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("eng-spa, spa-eng");
  }

  @Test
  void whatIsMissingIsNamedByItsPackage() throws IOException {
    List<Pivot> french = List.of(SPANISH.get(0), Pivot.named("fra").orElseThrow());
    new FakeModes(folder).with("eng-spa", FakeModes.PASS).with("spa-eng", FakeModes.PASS);
    assertThatThrownBy(() -> Apertium.open(french, folder, PATIENCE))
        .isInstanceOf(TranslationException.class)
        .hasMessageEndingWith("apt-get install apertium-fr-es.");
    assertThatThrownBy(() -> Apertium.open(SPANISH, folder.resolve("none"), PATIENCE))
        .hasMessageEndingWith("apt-get install apertium apertium-eng-spa.");
    Files.writeString(folder.resolve("eng-spa.mode"), "no-such-program-here");
    assertThatThrownBy(() -> open(PATIENCE))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("apt-get install apertium");
    assertThatThrownBy(
            () -> Apertium.open(List.of(Pivot.named("deu").orElseThrow()), folder, PATIENCE))
        .hasMessageContaining("no usable way from English to German")
        .hasMessageContaining("cat, epo, fra, glg, ita, por, spa");
  }
}
