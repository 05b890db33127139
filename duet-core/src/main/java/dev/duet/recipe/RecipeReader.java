package dev.duet.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads recipes. Every key must be there and none may be unknown, so that a recipe says all that
 * was done; what is wrong is said with its file, line and key.
 */
public final class RecipeReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private static final Pattern MARK = Pattern.compile("\n in '[^']*', line (\\d+)");

  private RecipeReader() {}

  /**
   * Reads a recipe.
   *
   * @throws RecipeException if the file cannot be read or is no recipe
   */
  public static Recipe read(Path file) {
    try {
      String text = Files.readString(file);
      Map<String, Integer> lines = lines(text);
      try {
        return YAML.readValue(text, Recipe.class);
      } catch (JsonMappingException e) {
        throw new RecipeException(file + place(e, lines) + ": " + sentence(e), e);
      }
    } catch (RecipeKeys.Fault e) {
      throw new RecipeException(file + e.getMessage(), e);
    } catch (JsonProcessingException e) {
      throw new RecipeException(file + RecipeKeys.place(line(e), "") + ": " + problem(e), e);
    } catch (IOException e) {
      throw new RecipeException(
          file + " cannot be read as text; name a recipe such as recipes/approach-2.yaml", e);
    }
  }

  private static Map<String, Integer> lines(String text) throws IOException, RecipeKeys.Fault {
    try (JsonParser parser = YAML.createParser(text)) {
      return RecipeKeys.linesOf(parser, Recipe.class);
    }
  }

  /** Where the value stands that could not be read; a member of a list is named by its list. */
  private static String place(JsonMappingException e, Map<String, Integer> lines) {
    String path =
        e.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    return RecipeKeys.place(lines.getOrDefault(path, 1), path);
  }

  private static String sentence(JsonMappingException e) {
    if (e instanceof InvalidFormatException wrong) {
      return "'" + wrong.getValue() + "' is not " + wanted(wrong.getTargetType());
    }
    // A range that the record itself checks.
    return e.getCause() instanceof IllegalArgumentException range
        ? range.getMessage()
        : e.getOriginalMessage();
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return type == int.class
        ? "a whole number"
        : type == double.class ? "a number" : "true or false";
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
