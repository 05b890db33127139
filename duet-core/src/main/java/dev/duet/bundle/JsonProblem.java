package dev.duet.bundle;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Says in the words of the file, not of the classes behind it, why JSON or YAML is refused. */
public final class JsonProblem {
  private JsonProblem() {}

  /** For example {@code line 7, audio.features: mfcc must be in 1..128, not 999}. */
  public static String of(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String line =
        location == null || location.getLineNr() < 1 ? "" : "line " + location.getLineNr();
    String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
    String place = line + (line.isEmpty() || path.isEmpty() ? "" : ", ") + path;
    return (place.isEmpty() ? "" : place + ": ") + withoutPlace(e);
  }

  /** The key whose value is refused, for example {@code audio.features.hop}; empty at the top. */
  public static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("."));
  }

  /** What is wrong, for a caller who says himself where. */
  public static String withoutPlace(JsonProcessingException e) {
    if (e.getCause() instanceof IllegalArgumentException ours) {
      return ours.getMessage();
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "'%s' is not known here; known are %s"
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    if (e instanceof InvalidTypeIdException unknown) {
      return "there is no '%s'".formatted(unknown.getTypeId());
    }
    if (e instanceof InvalidFormatException wrong) {
      return "'%s' is not %s".formatted(wrong.getValue(), wanted(wrong.getTargetType()));
    }
    return e instanceof JsonMappingException
        ? "the value is missing or does not fit"
        : "the text is broken off or not well-formed here";
  }

  private static String wanted(Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == int.class) {
      return "a whole number";
    }
    if (type == double.class) {
      return "a number";
    }
    return type == boolean.class ? "true or false" : "what belongs here";
  }
}
