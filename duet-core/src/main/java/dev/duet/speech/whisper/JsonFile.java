package dev.duet.speech.whisper;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A configuration beside weights.
 *
 * @param file it was read from, for messages
 * @param root the object in it
 */
record JsonFile(Path file, JsonNode root) {
  private static final long MOST_BYTES = 10_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads a file.
   *
   * @throws WeightsException if it is missing, too large, or not an object of JSON
   */
  static JsonFile read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new WeightsException(file + " is too large for a configuration");
      }
      JsonNode root = JSON.readTree(file.toFile());
      if (!root.isObject()) {
        throw new WeightsException(file + " is not a JSON object; fetch the folder again");
      }
      return new JsonFile(file, root);
    } catch (JsonProcessingException e) {
      throw new WeightsException(file + " is not JSON; fetch the folder again", e);
    } catch (IOException e) {
      throw new WeightsException(
          file + " cannot be read; a Whisper model is a folder with it and the weights", e);
    }
  }

  /**
   * A whole number.
   *
   * @throws WeightsException if there is none of this name
   */
  int integer(String name) {
    JsonNode value = root.path(name);
    if (!value.canConvertToInt()) {
      throw new WeightsException(file + " lacks a whole number '" + name + "'");
    }
    return value.asInt();
  }

  /**
   * A list of whole numbers; empty if there is none of this name, or null.
   *
   * @throws WeightsException if it is something else
   */
  List<Integer> integers(String name) {
    List<Integer> values = new ArrayList<>();
    for (JsonNode value : root.path(name)) {
      if (!value.canConvertToInt()) {
        throw new WeightsException(file + " has '" + value + "' among the numbers of " + name);
      }
      values.add(value.asInt());
    }
    return values;
  }

  /**
   * The heads of {@code alignment_heads}, pairs of a layer and a head in it; empty if there are
   * none.
   *
   * @throws WeightsException if a pair is none
   */
  List<AlignmentHead> alignmentHeads() {
    List<AlignmentHead> heads = new ArrayList<>();
    for (JsonNode pair : root.path("alignment_heads")) {
      if (pair.size() != 2 || !pair.path(0).canConvertToInt() || !pair.path(1).canConvertToInt()) {
        throw new WeightsException(file + " has " + pair + " for a layer and an attention head");
      }
      heads.add(new AlignmentHead(pair.path(0).asInt(), pair.path(1).asInt()));
    }
    return heads;
  }
}
