package dev.duet.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.duet.bundle.JsonProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads recipes. Every key must be there and none may be unknown, so that a recipe says all that
 * was done; what is wrong is said with its file, line and key.
 */
public final class RecipeReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /** Far above any recipe, in bytes. */
  private static final int LARGEST = 1_000_000;

  private static final Pattern MARK = Pattern.compile("\n in '[^']*', line (\\d+)");

  private RecipeReader() {}

  /**
   * Reads a recipe.
   *
   * @throws RecipeException if the file cannot be read or is no recipe
   */
  public static Recipe read(Path file) {
    String yaml = content(file);
    try {
      Map<String, Integer> lines = lines(yaml);
      try {
        return YAML.readValue(yaml, Recipe.class);
      } catch (JsonMappingException e) {
        // A member of a list is named by its list.
        String path = JsonProblem.path(e);
        String place = RecipeKeys.place(lines.getOrDefault(path, 1), path);
        throw new RecipeException(file + place + ": " + JsonProblem.withoutPlace(e), e);
      }
    } catch (RecipeKeys.Fault e) {
      throw new RecipeException(file + e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw new RecipeException(file + RecipeKeys.place(line(e), "") + ": " + problem(e), e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from a string", e);
    }
  }

  private static String content(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new RecipeException(file + " is no recipe: it has more than " + LARGEST + " bytes");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new RecipeException(
          file + " cannot be read as text; name a recipe such as recipes/approach-2.yaml", e);
    }
  }

  private static Map<String, Integer> lines(String yaml) throws IOException, RecipeKeys.Fault {
    try (JsonParser parser = YAML.createParser(yaml)) {
      return RecipeKeys.linesOf(parser, Recipe.class);
    }
  }

  /** The line that the parser's message marks, which is nearer to the fault than its last token. */
  private static int line(JsonProcessingException e) {
    Matcher mark = MARK.matcher(e.getOriginalMessage());
    return mark.find() ? Integer.parseInt(mark.group(1)) : e.getLocation().getLineNr();
  }

  /** What the parser says, on one line and without its own account of the place. */
  private static String problem(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    Matcher mark = MARK.matcher(message);
    String problem = mark.find() ? message.substring(0, mark.start()) : message;
    return problem.strip().replaceAll("\\s+", " ");
  }
}
