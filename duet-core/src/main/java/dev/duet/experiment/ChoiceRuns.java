package dev.duet.experiment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.duet.recipe.RecipeException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Optional;

/**
 * The runs of a choice that are done, a file each, so that a choice which was interrupted, or is
 * widened by more candidates or seeds, does none of them again.
 *
 * @param folder of the files
 */
record ChoiceRuns(Path folder) {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * A run that was done before and judged at least these voices.
   *
   * @throws RecipeException if a candidate of the same name but other settings left it
   */
  Optional<ChoiceRun> done(
      Candidate candidate, String speaker, int seed, Collection<Disguise> voices) {
    Path file = file(candidate.name(), speaker, seed);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      ChoiceRun run = JSON.readValue(file.toFile(), ChoiceRun.class);
      if (!run.audio().equals(candidate.audio())) {
        throw new RecipeException(
            file
                + " is of another recipe called "
                + candidate.name()
                + "; rename one, or remove it");
      }
      return Optional.of(run).filter(r -> r.heard().keySet().containsAll(voices));
    } catch (IOException e) {
      throw new RecipeException(file + " is no run of a choice; remove it", e);
    }
  }

  /** Writes a run, whole or not at all. */
  void keep(ChoiceRun run) {
    Path file = file(run.candidate(), run.speaker(), run.seed());
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve(file.getFileName() + ".part");
      JSON.writeValue(part.toFile(), run);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new RecipeException(file + " cannot be written; check the folder and the space", e);
    }
  }

  private Path file(String candidate, String speaker, int seed) {
    return folder.resolve(encoded(candidate + "-" + speaker + "-seed-" + seed) + ".json");
  }

  /** A name as a file name, which may not hold all that a name may. */
  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8);
  }
}
