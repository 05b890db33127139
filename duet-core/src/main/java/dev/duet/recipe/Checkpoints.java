package dev.duet.recipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.duet.voice.EncoderFeatures;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the trainings of a recipe leave their state, so that they go on after an interruption. A
 * note of the recipe lies there too, lest a training goes on from the state of another.
 *
 * @param folder that holds a folder for each training
 */
public record Checkpoints(Path folder) {
  private static final String NOTE = "recipe.json";
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  /**
   * The checkpoints of a recipe, new or left by an interrupted run.
   *
   * @param folder is made if it is not there
   * @throws RecipeException if the folder holds those of another recipe, or cannot be used
   */
  public static Checkpoints of(Record settings, Path folder) {
    Path note = folder.resolve(NOTE);
    try {
      String ours = JSON.writeValueAsString(settings);
      Files.createDirectories(folder);
      if (Files.exists(note) && !Files.readString(note).equals(ours)) {
        throw new RecipeException(
            folder
                + " holds a training of another recipe, or of this one before it was changed;"
                + " remove the folder to begin anew");
      }
      Files.writeString(note, ours);
      return new Checkpoints(folder);
    } catch (IOException e) {
      throw new RecipeException(folder + " cannot be used; check the folder and the space", e);
    }
  }

  /** Where frames are kept that take an encoder; those that do not are sooner made than read. */
  public FrameCache frames(Recipe.Audio audio) {
    return audio.features() instanceof EncoderFeatures
        ? FrameCache.in(folder.resolve("frames"))
        : FrameCache.none();
  }

  /**
   * Where one training leaves its state.
   *
   * @param name of the training; may hold what a file name may not, such as a speaker's slash
   */
  public Optional<Path> training(String name) {
    return Optional.of(folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8)));
  }
}
