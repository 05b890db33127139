package dev.duet.corpus.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.fetch.Checksum;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.RemoteFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The official home of a corpus, and what a user should know before taking it.
 *
 * @param name as loaded, for example {@code tess}
 * @param title its full name and authors
 * @param contents what will come and about how large it is
 * @param page where a person can see it, read its terms, and fetch it by hand
 * @param licence as its authors state it
 * @param checked how what comes is checked
 * @param listing where the home lists its files, in JSON
 * @param reader the files that a listing names
 */
public record CorpusHome(
    String name,
    String title,
    String contents,
    URI page,
    String licence,
    String checked,
    URI listing,
    Function<JsonNode, List<RemoteFile>> reader) {
  private static final URI BOREALIS = URI.create("https://borealisdata.ca/");
  private static final URI HUGGING_FACE = URI.create("https://huggingface.co/");
  private static final String TESS_DOI = "doi:10.5683/SP2/E8H2MF";
  private static final String EMOTION = "datasets/dair-ai/emotion";

  /** The names of the corpora that can be fetched. */
  public static final List<String> NAMES = List.of("tess", "emotion");

  /**
   * The home of a corpus.
   *
   * @param name one of {@link #NAMES}
   * @param mirror another server of the same form, for tests
   * @throws FetchException if there is no home of that name
   */
  public static CorpusHome of(String name, Optional<URI> mirror) {
    Optional<URI> base = mirror.map(m -> m.getPath().endsWith("/") ? m : URI.create(m + "/"));
    return switch (name) {
      case "tess" -> tess(base.orElse(BOREALIS));
      case "emotion" -> emotion(base.orElse(HUGGING_FACE));
      default ->
          throw new FetchException(
              "Duet does not know where to fetch %s; it can fetch %s."
                  .formatted(name, String.join(", ", NAMES)));
    };
  }

  private static CorpusHome tess(URI base) {
    return new CorpusHome(
        "tess",
        "Toronto Emotional Speech Set (Pichora-Fuller and Dupuis 2020)",
        "2,800 recordings, about 281 MB",
        BOREALIS.resolve("dataset.xhtml?persistentId=" + TESS_DOI),
        "CC BY-NC-ND 4.0: name the authors, not for commercial use, pass nothing on that is derived",
        "each file against the size and MD5 that its home lists",
        base.resolve("api/datasets/:persistentId?persistentId=" + TESS_DOI),
        json -> dataverse(base, json));
  }

  private static CorpusHome emotion(URI base) {
    return new CorpusHome(
        "emotion",
        "emotion, English tweets (Saravia et al. 2018, CARER)",
        "20,000 texts in three Parquet files, about 1.3 MB",
        HUGGING_FACE.resolve(EMOTION),
        "for education and research only",
        "each file against the size and SHA-256 that its home lists",
        base.resolve("api/" + EMOTION + "/tree/main/split"),
        json -> hub(base, json));
  }

  /**
   * The files of a listing.
   *
   * @throws FetchException if it is not the listing expected
   */
  List<RemoteFile> files(String text) {
    List<RemoteFile> listed;
    try {
      listed = reader.apply(new ObjectMapper().readTree(text));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw unexpected(e);
    }
    if (listed.isEmpty()) {
      throw unexpected(null);
    }
    return listed;
  }

  private FetchException unexpected(Throwable cause) {
    return new FetchException(
        "%s does not list files as it used to; fetch %s by hand from %s."
            .formatted(listing, name, page),
        cause);
  }

  /** The native API of Dataverse, as the Python library pooch reads it. */
  private static List<RemoteFile> dataverse(URI base, JsonNode json) {
    List<RemoteFile> files = new ArrayList<>();
    for (JsonNode entry : json.path("data").path("latestVersion").path("files")) {
      JsonNode file = entry.path("dataFile");
      String folder = entry.path("directoryLabel").asText("");
      String name = entry.path("label").asText(file.path("filename").asText());
      JsonNode checksum = file.path("checksum");
      files.add(
          new RemoteFile(
              base.resolve("api/access/datafile/" + file.path("id").asLong()),
              folder.isEmpty() ? name : folder + "/" + name,
              size(file.path("filesize")),
              checksum.has("value")
                  ? Optional.of(
                      new Checksum(
                          checksum.path("type").asText("MD5"), checksum.path("value").asText()))
                  : Optional.empty()));
    }
    return files;
  }

  /** The tree API of the hub; a large file's {@code lfs.oid} is its SHA-256. */
  private static List<RemoteFile> hub(URI base, JsonNode json) {
    List<RemoteFile> files = new ArrayList<>();
    for (JsonNode entry : json) {
      String path = entry.path("path").asText();
      if (path.endsWith(".parquet")) {
        files.add(
            new RemoteFile(
                base.resolve(EMOTION + "/resolve/main/" + path),
                path.substring(path.lastIndexOf('/') + 1),
                size(entry.path("size")),
                Optional.of(entry.path("lfs").path("oid").asText())
                    .filter(oid -> oid.matches("[0-9a-f]{64}"))
                    .map(Checksum::sha256)));
      }
    }
    return files;
  }

  private static OptionalLong size(JsonNode size) {
    return size.canConvertToLong() ? OptionalLong.of(size.asLong()) : OptionalLong.empty();
  }
}
