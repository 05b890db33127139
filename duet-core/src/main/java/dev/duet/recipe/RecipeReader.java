package dev.duet.recipe;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads recipes; an unknown key or a value out of range is an error that names its place. */
public final class RecipeReader {
  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private RecipeReader() {}

  /**
   * Reads a recipe.
   *
   * @throws RecipeException if the file cannot be read or is no recipe
   */
  public static Recipe read(Path file) {
    try {
      return YAML.readValue(Files.readString(file), Recipe.class);
    } catch (JsonProcessingException e) {
      throw new RecipeException(file + place(e) + ": " + sentence(e), e);
    } catch (IOException e) {
      throw new RecipeException(
          file + " cannot be read; name a recipe such as recipes/approach-2.yaml", e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
  }

  private static String sentence(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "'"
          + unknown.getPropertyName()
          + "' is not known here; known are "
          + unknown.getKnownPropertyIds();
    }
    Throwable cause = e.getCause();
    if (e instanceof JsonMappingException && cause instanceof IllegalArgumentException) {
      return cause.getMessage();
    }
    return e.getOriginalMessage();
  }
}
