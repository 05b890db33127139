package dev.duet.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The published models that Duet knows: {@code catalogue.yaml} beside this class.
 *
 * @param models in the order of the file
 */
public record Catalogue(List<PublishedModel> models) {
  private static final String FILE = "catalogue.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .addModule(new Jdk8Module())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** Copies the list. */
  public Catalogue {
    models = List.copyOf(models);
  }

  /** What the YAML has below a name. */
  private record Entry(
      String purpose,
      String licence,
      PublishedModel.Revision hub,
      List<PublishedFile> files,
      Optional<List<Wheel>> wheels) {}

  /** The one that comes with Duet. */
  public static Catalogue standard() {
    try (InputStream yaml = Catalogue.class.getResourceAsStream(FILE)) {
      return read(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue of models comes with Duet", e);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static Catalogue read(InputStream yaml) throws IOException {
    List<PublishedModel> models = new ArrayList<>();
    Map<String, Entry> entries =
        YAML.readValue(yaml, new TypeReference<LinkedHashMap<String, Entry>>() {});
    entries.forEach(
        (name, entry) ->
            models.add(
                new PublishedModel(
                    name,
                    entry.purpose,
                    entry.licence,
                    entry.hub,
                    entry.files,
                    entry.wheels.orElse(List.of()))));
    return new Catalogue(models);
  }

  /** The model of a name, if there is one. */
  public Optional<PublishedModel> find(String name) {
    return models.stream().filter(model -> model.name().equals(name)).findFirst();
  }

  /**
   * The model of a name.
   *
   * @throws StoreException if there is none
   */
  public PublishedModel require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new StoreException(
                    "There is no model '%s' in the store's catalogue; it knows %s."
                        .formatted(name, names())));
  }

  /** All names, separated by commas. */
  public String names() {
    return models.stream().map(PublishedModel::name).collect(Collectors.joining(", "));
  }
}
