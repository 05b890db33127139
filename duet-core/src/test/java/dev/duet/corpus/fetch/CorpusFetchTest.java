package dev.duet.corpus.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.duet.fetch.Download;
import dev.duet.fetch.FetchException;
import dev.duet.fetch.Retry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusFetchTest {
  private final Map<String, byte[]> site = new TreeMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final CorpusFetch fetch =
      new CorpusFetch(new Download(new Retry(2, Duration.ofMillis(5), Duration.ofSeconds(5))));
  private HttpServer server;
  @TempDir Path folder;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          byte[] body = site.get(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tessComesFileByFileFromADataverseAndASecondRunFetchesOnlyTheList() throws Exception {
    byte[] zip = zip("YAF_sad/YAF_back_sad.wav", "sad");
    site.put(
        "/api/datasets/:persistentId?persistentId=doi:10.5683/SP2/E8H2MF",
        """
        {"status": "OK", "data": {"latestVersion": {"files": [
          {"label": "OAF_back_angry.wav", "directoryLabel": "OAF_angry", "dataFile":
            {"id": 11, "filesize": 5, "checksum": {"type": "MD5", "value": "%s"}}},
          {"label": "rest.zip", "dataFile":
            {"id": 12, "filesize": %d, "checksum": {"type": "MD5", "value": "%s"}}}]}}}
        """
            .formatted(digest("MD5", "sound".getBytes(UTF_8)), zip.length, digest("MD5", zip))
            .getBytes(UTF_8));
    site.put("/api/access/datafile/11", "sound".getBytes(UTF_8));
    site.put("/api/access/datafile/12", zip);
    int[] last = new int[2];
    fetch.fetch(
        home("tess"),
        folder,
        (files, allFiles, bytes, allBytes) -> {
          synchronized (last) {
            last[0] = Math.max(last[0], files);
            last[1] = allFiles;
            assertThat(allBytes).isEqualTo(5L + zip.length);
          }
        });
    assertThat(folder.resolve("OAF_angry/OAF_back_angry.wav")).hasContent("sound");
    assertThat(folder.resolve("YAF_sad/YAF_back_sad.wav")).hasContent("sad");
    assertThat(last).containsExactly(2, 2);
    assertThat(requests).hasValue(3);
    fetch.fetch(home("tess"), folder, (files, allFiles, bytes, allBytes) -> {});
    assertThat(requests).hasValue(4);
  }

  @Test
  void emotionComesFromTheHubWithTheChecksumsOfItsTree() throws Exception {
    site.put(
        "/api/datasets/dair-ai/emotion/tree/main/split",
        """
        [{"type": "file", "path": "split/train-00000-of-00001.parquet", "size": 4, "oid": "b1",
          "lfs": {"oid": "%s", "size": 4, "pointerSize": 130}},
         {"type": "file", "path": "split/README.md", "size": 9, "oid": "b2"}]
        """
            .formatted(digest("SHA-256", "PAR1".getBytes(UTF_8)))
            .getBytes(UTF_8));
    site.put(
        "/datasets/dair-ai/emotion/resolve/main/split/train-00000-of-00001.parquet",
        "PAR1".getBytes(UTF_8));
    fetch.fetch(home("emotion"), folder, (files, allFiles, bytes, allBytes) -> {});
    assertThat(folder.resolve("train-00000-of-00001.parquet")).hasContent("PAR1");
    assertThat(folder.resolve("README.md")).doesNotExist();
  }

  @Test
  void oneFileThatCannotBeHadIsSaidAndTheOthersAreKept() throws Exception {
    site.put(
        "/api/datasets/:persistentId?persistentId=doi:10.5683/SP2/E8H2MF",
        """
        {"data": {"latestVersion": {"files": [
          {"label": "a.wav", "dataFile": {"id": 1}}, {"label": "b.wav", "dataFile": {"id": 2}}]}}}
        """
            .getBytes(UTF_8));
    site.put("/api/access/datafile/1", "sound".getBytes(UTF_8));
    assertThatThrownBy(
            () -> fetch.fetch(home("tess"), folder, (files, allFiles, bytes, allBytes) -> {}))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("/api/access/datafile/2 (HTTP 404)");
    assertThat(folder.resolve("a.wav")).hasContent("sound");
    assertThat(Files.readString(folder.resolve("a.wav.sha256"))).endsWith("  a.wav\n");
  }

  @Test
  void aListThatIsNoneSendsTheUserToThePage() {
    for (String nonsense : new String[] {"<html>", "{}", "[]"}) {
      site.put(
          "/api/datasets/:persistentId?persistentId=doi:10.5683/SP2/E8H2MF",
          nonsense.getBytes(UTF_8));
      assertThatThrownBy(
              () -> fetch.fetch(home("tess"), folder, (files, allFiles, bytes, allBytes) -> {}))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("fetch tess by hand from https://borealisdata.ca/dataset.xhtml");
    }
  }

  @Test
  void aCorpusWithoutAHomeIsSaid() {
    assertThatThrownBy(() -> CorpusHome.of("ravdess", Optional.empty()))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("it can fetch tess, emotion");
  }

  private CorpusHome home(String name) {
    return CorpusHome.of(
        name, Optional.of(URI.create("http://localhost:" + server.getAddress().getPort() + "/")));
  }

  private static String digest(String algorithm, byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
