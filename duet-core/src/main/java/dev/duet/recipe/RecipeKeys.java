package dev.duet.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of a YAML file, held against the records that shall be read from it: each component of a
 * record is a key, and a component that is a record is a section of keys. Jackson would read the
 * same file without this, but it looks for unknown keys last and says of a misspelt one only that
 * the right one is missing.
 */
final class RecipeKeys {
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

  private void section(String path, Class<?> type) throws IOException, Fault {
    Map<String, Class<?>> known = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      known.put(component.getName(), component.getType());
    }
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fault(path, "here must be a section with the keys " + known.keySet());
    }
    int start = line();
    List<String> missing = new ArrayList<>(known.keySet());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String inner = path.isEmpty() ? key : path + "." + key;
      if (!known.containsKey(key)) {
        throw fault(inner, "this key is not known here; known are " + known.keySet());
      }
      lines.put(inner, line());
      missing.remove(key);
      parser.nextToken();
      value(inner, known.get(key));
    }
    if (!missing.isEmpty()) {
      throw new Fault(place(lines.getOrDefault(path, start), path), "lacks the keys " + missing);
    }
  }

  private void value(String path, Class<?> type) throws IOException, Fault {
    if (type.isRecord()) {
      section(path, type);
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

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  private Fault fault(String path, String problem) {
    return new Fault(place(line(), path), problem);
  }
}
