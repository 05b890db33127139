package dev.duet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private final Catalogue catalogue = Catalogue.standard();

  @Test
  void knowsARecogniserAndTheEncodersOfBothApproaches() {
    assertThat(catalogue.names())
        .isEqualTo("whisper-base, distilbert-base-uncased, tinybert-4l-312d");
    assertThat(catalogue.require("whisper-base").size()).isEqualTo("148 MB");
    assertThat(catalogue.require("distilbert-base-uncased").size()).isEqualTo("about 268 MB");
    assertThat(catalogue.require("tinybert-4l-312d").size()).isEqualTo("about 62 MB");
  }

  @Test
  void everyModelIsPinnedToACommit() {
    assertThat(catalogue.models())
        .allSatisfy(
            model -> {
              assertThat(model.hub().revision()).matches("[0-9a-f]{40}");
              assertThat(model.licence()).isIn("MIT", "Apache-2.0");
            });
  }

  @Test
  void wheelsCarryEveryFileOfTheModel() {
    PublishedModel whisper = catalogue.require("whisper-base");
    assertThat(Wheels.needed(whisper, whisper.files())).hasSize(2);
    assertThat(whisper.files())
        .allSatisfy(file -> assertThat(Wheels.needed(whisper, List.of(file))).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "", ".hidden", "a\\\\b"})
  void aFileOfNoPlainNameIsRefused(String name) {
    String yaml =
        "m: {purpose: p, licence: l, hub: {repository: r, revision: v}, files: [{name: \"%s\"}]}"
            .formatted(name);
    assertThatThrownBy(() -> Catalogue.read(new ByteArrayInputStream(yaml.getBytes(UTF_8))))
        .isInstanceOf(IOException.class);
  }

  @Tag("slow")
  @Test
  void whisperBaseCanBeHadAndIsWhatTheCatalogueSays() {
    Path folder = StoredModel.path("whisper-base");
    PublishedModel whisper = catalogue.require("whisper-base");
    ModelFolder stored = new ModelFolder(whisper, folder.getParent().getParent());
    assertThat(stored.path()).isEqualTo(folder);
    assertThat(stored.states()).allMatch(state -> state.kind() == FileState.Kind.SOUND);
  }
}
