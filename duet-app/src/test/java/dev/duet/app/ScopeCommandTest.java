package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScopeCommandTest {
  @TempDir private Path folder;

  @Test
  void everyKindOfInputHasALine() throws IOException {
    Called called =
        Called.duet(
            "scope", "--bundle", TinyBundle.folder(), "--count", "5", "--out", folder.resolve("s"));
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out())
        .contains("| silence | withheld | 5 |", "| beep | withheld | 5 |")
        .contains("| other languages | withheld | 5 |", "| digits | withheld | 5 |");
    assertThat(Files.readString(folder.resolve("s.md"))).startsWith("# Out of scope");
    JsonNode json = new ObjectMapper().readTree(folder.resolve("s.json").toFile());
    assertThat(json.path("figures")).hasSize(6);
    assertThat(json.path("command").asText()).doesNotContain(folder.toString());
  }

  @Test
  void noneOfAKindIsNothingToMeasure() {
    Called called = Called.duet("scope", "--bundle", TinyBundle.folder(), "--count", "0");
    assertThat(called.code()).isEqualTo(2);
    assertThat(called.err()).contains("--count takes a number of at least 1");
  }
}
