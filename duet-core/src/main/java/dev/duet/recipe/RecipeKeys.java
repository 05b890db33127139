package dev.duet.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of a YAML file, held against the records that shall be read from it: each component of a
 * record is a key, a component that is a record is a section of keys, and one that is {@code
 * Optional} or whose {@link JsonProperty} names a default may be left out. Jackson would read the
 * same file without this, but it looks for unknown keys last and says of a misspelt one only that
 * the right one is missing.
 */
final class RecipeKeys {
  private static final String KIND = "type";

  private final JsonParser parser;
  private final Map<String, Integer> lines = new HashMap<>();

  private RecipeKeys(JsonParser parser) {
    this.parser = parser;
  }

  /** A key that should not be there, should be there, or has the wrong kind of value. */
  static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    Fault(String place, String problem) {
      super(place + ": " + problem);
    }
  }

  /**
   * Checks the keys of a file.
   *
   * @param parser before its first token
   * @return the line of each key, by its path, for example {@code audio.features.hop}
   * @throws Fault for the first key that is wrong
   * @throws IOException if it is not YAML
   */
  static Map<String, Integer> linesOf(JsonParser parser, Class<? extends Record> type)
      throws IOException, Fault {
    parser.nextToken();
    RecipeKeys keys = new RecipeKeys(parser);
    keys.section("", type);
    return keys.lines;
  }

  /** For example {@code , line 7, audio.features.hop}; the path may be empty. */
  static String place(int line, String path) {
    return ", line " + line + (path.isEmpty() ? "" : ", " + path);
  }

  /** The keys of a record: what kind of value each has, and which may be left out. */
  private record Keys(Map<String, Class<?>> known, Set<String> optional) {

    static Keys of(Class<?> type) {
      Map<String, Class<?>> known = new LinkedHashMap<>();
      Set<String> optional = new HashSet<>();
      for (RecordComponent component : type.getRecordComponents()) {
        Class<?> value = component.getType();
        if (component.getGenericType() instanceof ParameterizedType generic
            && value == Optional.class) {
          value = (Class<?>) generic.getActualTypeArguments()[0];
          optional.add(component.getName());
        }
        JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
        if (property != null && !property.defaultValue().isEmpty()) {
          optional.add(component.getName());
        }
        known.put(component.getName(), value);
      }
      return new Keys(known, optional);
    }

    List<String> missing(Set<String> given) {
      return known.keySet().stream()
          .filter(key -> !given.contains(key) && !optional.contains(key))
          .toList();
    }
  }

  private void section(String path, Class<?> type) throws IOException, Fault {
    Keys keys = Keys.of(type);
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fault(path, "here must be a section with the keys " + keys.known.keySet());
    }
    int start = line();
    parser.nextToken();
    entries(path, keys, start);
  }

  /** A section that can be of several kinds, of which its first key, {@value #KIND}, says one. */
  private void sectionOfAKind(String path, Class<?> type) throws IOException, Fault {
    List<JsonSubTypes.Type> kinds = List.of(type.getAnnotation(JsonSubTypes.class).value());
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fault(path, "here must be a section with the key " + KIND);
    }
    int start = line();
    Class<?> kind = type.getAnnotation(JsonTypeInfo.class).defaultImpl();
    if (parser.nextToken() == JsonToken.FIELD_NAME && parser.currentName().equals(KIND)) {
      String inner = path + "." + KIND;
      lines.put(inner, line());
      parser.nextToken();
      String name = parser.getText();
      kind =
          kinds.stream()
              .filter(k -> k.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      fault(
                          inner,
                          "'%s' is not one of %s"
                              .formatted(
                                  name,
                                  kinds.stream()
                                      .map(JsonSubTypes.Type::name)
                                      .collect(Collectors.joining(", ")))))
              .value();
      parser.nextToken();
    }
    entries(path, Keys.of(kind), start);
  }

  private void entries(String path, Keys keys, int start) throws IOException, Fault {
    Set<String> given = new HashSet<>();
    for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
      String key = parser.currentName();
      String inner = path.isEmpty() ? key : path + "." + key;
      if (!keys.known.containsKey(key)) {
        throw fault(inner, "this key is not known here; known are " + keys.known.keySet());
      }
      lines.put(inner, line());
      given.add(key);
      parser.nextToken();
      value(inner, keys.known.get(key));
    }
    List<String> missing = keys.missing(given);
    if (!missing.isEmpty()) {
      throw new Fault(place(lines.getOrDefault(path, start), path), "lacks the keys " + missing);
    }
  }

  private void value(String path, Class<?> type) throws IOException, Fault {
    if (isWrittenAsItsValue(type) && parser.currentToken() != JsonToken.VALUE_NULL) {
      parser.skipChildren();
      return;
    }
    if (type.isRecord()) {
      section(path, type);
      return;
    }
    if (type.isSealed()) {
      sectionOfAKind(path, type);
      return;
    }
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      throw fault(path, "has no value");
    }
    boolean isList = Collection.class.isAssignableFrom(type);
    if (isList ? token != JsonToken.START_ARRAY : token.isStructStart()) {
      throw fault(path, isList ? "must be a list, such as [a, b]" : "must be a single value");
    }
    parser.skipChildren();
  }

  /** Whether a type stands in a file in a form of its own, which Jackson will check. */
  private static boolean isWrittenAsItsValue(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.isAnnotationPresent(JsonValue.class));
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private Fault fault(String path, String problem) {
    return new Fault(place(line(), path), problem);
  }
}
