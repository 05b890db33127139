package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void copy() throws IOException {
    file = TinyCorpora.recipe(folder);
  }

  @Test
  void theSameRecipeFindsItsTrainingsAgain() {
    Path states = folder.resolve("made/on/the/way");
    Checkpoints first = Checkpoints.of(RecipeReader.read(file), states);
    Checkpoints second = Checkpoints.of(RecipeReader.read(file), states);
    assertThat(second.training("audio")).isEqualTo(first.training("audio"));
  }

  @Test
  void aChangedRecipeDoesNotGoOnFromTheStateOfTheOther() throws IOException {
    Path states = folder.resolve("states");
    Checkpoints.of(RecipeReader.read(file), states);
    Files.writeString(file, Files.readString(file).replace("hidden: 8", "hidden: 9"));
    Recipe changed = RecipeReader.read(file);
    assertThatThrownBy(() -> Checkpoints.of(changed, states))
        .isInstanceOf(RecipeException.class)
        .hasMessage(
            states
                + " holds a training of another recipe, or of this one before it was changed;"
                + " remove the folder to begin anew");
  }

  @Test
  void speakersMayBeCalledWhatTheyLike() {
    Checkpoints states = Checkpoints.of(RecipeReader.read(file), folder);
    for (String speaker : new String[] {"../../up", "a/b", "a_b", "..", "Zo\u00eb"}) {
      Path state = states.training("without-" + speaker).orElseThrow();
      assertThat(state.normalize().getParent()).isEqualTo(folder);
    }
    assertThat(states.training("a/b")).isNotEqualTo(states.training("a_b"));
  }

  @Test
  void aFileInTheWayIsNamed() {
    Recipe recipe = RecipeReader.read(file);
    assertThatThrownBy(() -> Checkpoints.of(recipe, file))
        .isInstanceOf(RecipeException.class)
        .hasMessage(file + " cannot be used; check the folder and the space");
  }
}
