package dev.duet.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code bundle.json}, in this version's form and the older ones. */
final class ManifestFile {
  private static final String NAME = "bundle.json";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private ManifestFile() {}

  /**
   * Reads the manifest of a bundle.
   *
   * @throws BundleException if the folder is no bundle, its manifest is damaged, or has a format
   *     that this version does not know
   */
  static Manifest read(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new BundleException(
          folder + " is no bundle, it has no " + NAME + "; name a folder that 'duet train' wrote");
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      JsonNode json = JSON.readTree(bytes);
      int format = json.path("format").asInt(-1);
      if (format < Manifest.OLDEST_FORMAT || format > Manifest.FORMAT) {
        throw new BundleException(
            "%s has format %s, and this version of Duet reads formats %d to %d; %s"
                .formatted(
                    file,
                    format < 0 ? "unknown" : Integer.toString(format),
                    Manifest.OLDEST_FORMAT,
                    Manifest.FORMAT,
                    format > Manifest.FORMAT ? "use a newer Duet" : "train the recipe again"));
      }
      return format == Manifest.FORMAT
          ? JSON.readValue(bytes, Manifest.class)
          : JSON.treeToValue(upgraded((ObjectNode) json, format), Manifest.class);
    } catch (JsonProcessingException e) {
      throw new BundleException(
          file + " is damaged, fetch or train the bundle again: " + JsonProblem.of(e), e);
    } catch (IOException e) {
      throw new BundleException(file + " cannot be read; check its permissions", e);
    }
  }

  /**
   * An older manifest in the form of today. Format 1 had no feature-level fusion; format 2 had no
   * audio features but those that go without a {@code type}; format 3 did not say how relevant
   * recognised words are; format 4 had one temperature for all sounds; in format 5 a word counted
   * as much as a sentence; in format 6 a heap of words did, and a voice was trusted wholly.
   */
  private static ObjectNode upgraded(ObjectNode json, int format) {
    if (format == 1) {
      json.putNull("mlp");
    }
    if (format < 4 && json.path("text") instanceof ObjectNode text) {
      text.putNull("relevance");
    }
    if (format < 6 && json.path("text") instanceof ObjectNode text) {
      text.putNull("sufficiency");
    }
    if (json.path("text") instanceof ObjectNode text) {
      text.put("fluency", false);
    }
    if (json.path("audio") instanceof ObjectNode audio) {
      audio.put("trust", 1.0);
    }
    if (format < 5 && json.path("audio") instanceof ObjectNode audio) {
      audio.putNull("adaptive");
    }
    return json.put("format", Manifest.FORMAT);
  }

  /** Writes the manifest of a bundle. */
  static void write(Manifest manifest, Path folder) throws IOException {
    Files.writeString(folder.resolve(NAME), JSON.writeValueAsString(manifest) + "\n");
  }
}
