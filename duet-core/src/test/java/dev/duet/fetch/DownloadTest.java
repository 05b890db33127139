package dev.duet.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final Retry IMPATIENT = new Retry(3, Duration.ofMillis(5), Duration.ofMillis(400));
  private static final byte[] CONTENT = bytes(300_000);

  private final Download download = new Download(IMPATIENT);
  @TempDir Path folder;

  @Test
  void aFileComesWholeUnderItsNameOnly() throws IOException {
    try (Server server = new Server(Server.ranged(CONTENT, "\"v1\""))) {
      List<Long> progress = new ArrayList<>();
      Path file = download.fetch(stated(server, "sub/clip.wav"), folder, progress::add);
      assertThat(file).isEqualTo(folder.toAbsolutePath().resolve("sub/clip.wav"));
      assertThat(file).hasBinaryContent(CONTENT);
      assertThat(progress).isSorted().endsWith((long) CONTENT.length);
      assertThat(names(file.getParent())).containsExactly("clip.wav");
    }
  }

  @Test
  void afterACutTheRestOfTheSameVersionIsAskedFor() throws IOException {
    try (Server server =
        new Server(Server.cutAfter(100_000, CONTENT, "\"v1\""), Server.ranged(CONTENT, "\"v1\""))) {
      assertThat(download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1))
          .matches("/clip.wav range=bytes=[1-9]\\d*- if-range=\"v1\"");
    }
  }

  @Test
  void anotherRunGoesOnWhereTheFirstStopped() throws IOException {
    Files.write(folder.resolve("clip.wav.part"), Arrays.copyOf(CONTENT, 50_000));
    Files.writeString(folder.resolve("clip.wav.part.etag"), "\"v1\"");
    try (Server server = new Server(Server.ranged(CONTENT, "\"v1\""))) {
      assertThat(download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
      assertThat(server.requests()).containsExactly("/clip.wav range=bytes=50000- if-range=\"v1\"");
    }
  }

  @Test
  void ifTheFileHasChangedSinceItIsFetchedAnew() throws IOException {
    Files.write(folder.resolve("clip.wav.part"), new byte[50_000]);
    Files.writeString(folder.resolve("clip.wav.part.etag"), "\"v1\"");
    try (Server server = new Server(Server.ranged(CONTENT, "\"v2\""))) {
      assertThat(download.fetch(unstated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void aServerThatKnowsNoRangesSendsTheWholeAgain() throws IOException {
    try (Server server =
        new Server(Server.cutAfter(100_000, CONTENT, "\"v1\""), Server.whole(CONTENT))) {
      assertThat(download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void aServerThatCutsAlwaysAtTheSamePlaceIsGivenUp() throws IOException {
    try (Server server = new Server(Server.cutAfter(100_000, CONTENT, "\"v1\""))) {
      assertThatThrownBy(() -> download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("What has come is kept; run it again");
      assertThat(server.requests().size()).isBetween(3, 6);
      assertThat(folder.resolve("clip.wav.part")).exists();
      assertThat(folder.resolve("clip.wav")).doesNotExist();
    }
  }

  @Test
  void aPartBeyondTheEndIsThrownAway() throws IOException {
    Files.write(folder.resolve("clip.wav.part"), bytes(400_000));
    Files.writeString(folder.resolve("clip.wav.part.etag"), "\"v1\"");
    try (Server server = new Server(Server.status(416), Server.ranged(CONTENT, "\"v1\""))) {
      assertThat(download.fetch(unstated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void whatHasAnotherChecksumIsDeletedAndRefused() throws IOException {
    byte[] other = CONTENT.clone();
    other[7]++;
    try (Server server = new Server(Server.whole(other))) {
      assertThatThrownBy(() -> download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("came with SHA-256")
          .hasMessageContaining("it was deleted");
      assertThat(names(folder)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {299_999, 300_001, 900_000})
  void whatHasAnotherSizeIsDeletedAndRefused(int size) throws IOException {
    try (Server server = new Server(Server.whole(bytes(size)))) {
      assertThatThrownBy(() -> download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .isInstanceOf(FetchException.class);
      assertThat(folder.resolve("clip.wav")).doesNotExist();
    }
  }

  @Test
  void whereNoChecksumIsStatedTheFirstFetchIsRecordedAndLaterOnesMustAgree() throws IOException {
    byte[] other = CONTENT.clone();
    other[7]++;
    try (Server server = new Server(Server.whole(CONTENT), Server.whole(other))) {
      RemoteFile file = unstated(server, "clip.wav");
      Path path = download.fetch(file, folder, Progress.SILENT);
      String record = Files.readString(folder.resolve("clip.wav.sha256"));
      assertThat(record).isEqualTo(Checksum.of(path, "SHA-256").hex() + "  clip.wav\n");
      Files.delete(path);
      assertThatThrownBy(() -> download.fetch(file, folder, Progress.SILENT))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("recorded at the first fetch");
      assertThat(names(folder)).containsExactly("clip.wav.sha256");
    }
  }

  @Test
  void whatIsThereAlreadyIsNotFetchedAgain() throws IOException {
    try (Server server = new Server(Server.whole(CONTENT))) {
      RemoteFile file = stated(server, "clip.wav");
      download.fetch(file, folder, Progress.SILENT);
      download.fetch(file, folder, Progress.SILENT);
      assertThat(server.requests()).hasSize(1);
      Files.writeString(folder.resolve("clip.wav"), "spoilt");
      assertThat(download.fetch(file, folder, Progress.SILENT)).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void aRedirectIsFollowedWithItsRange() throws IOException {
    Files.write(folder.resolve("clip.wav.part"), Arrays.copyOf(CONTENT, 50_000));
    Files.writeString(folder.resolve("clip.wav.part.etag"), "\"v1\"");
    try (Server server =
        new Server(Server.redirect("/store/1"), Server.ranged(CONTENT, "\"v1\""))) {
      assertThat(download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
      assertThat(server.requests().get(1)).isEqualTo("/store/1 range=bytes=50000- if-range=\"v1\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404, it has moved or gone",
    "410, it has moved or gone",
    "401, login or an agreement",
    "403, login or an agreement",
    "418, answered HTTP 418",
  })
  void aRefusalIsSaidAtOnce(int status, String sentence) throws IOException {
    try (Server server = new Server(Server.status(status))) {
      assertThatThrownBy(() -> download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining(sentence);
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void troubleThatPassesIsWaitedFor() throws IOException {
    try (Server server =
        new Server(Server.status(500), Server.status(503), Server.whole(CONTENT))) {
      assertThat(download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void troubleThatStaysIsSaid() throws IOException {
    try (Server server = new Server(Server.status(500))) {
      assertThatThrownBy(() -> download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .isInstanceOf(FetchException.class)
          .hasMessageEndingWith("the server answered HTTP 500. Run it again later.");
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void aServerThatFallsSilentIsTriedAgain() throws IOException {
    try (Server server = new Server(Server.silence(CONTENT), Server.whole(CONTENT))) {
      assertThat(download.fetch(stated(server, "clip.wav"), folder, Progress.SILENT))
          .hasBinaryContent(CONTENT);
    }
  }

  @Test
  void whereNobodyAnswersThatIsSaid() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> fetchFrom(URI.create("http://localhost:" + port + "/clip.wav")))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("Cannot connect to localhost");
    assertThatThrownBy(() -> fetchFrom(URI.create("http://nowhere.invalid/clip.wav")))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("Cannot find nowhere.invalid: there is no network here");
  }

  @Test
  void whatWillNotFitIsNotBegun() throws IOException {
    try (Server server = new Server(Server.whole(CONTENT))) {
      RemoteFile huge =
          new RemoteFile(
              server.address("/x"), "x", OptionalLong.of(Long.MAX_VALUE / 2), Optional.empty());
      assertThatThrownBy(() -> download.fetch(huge, folder, Progress.SILENT))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("make room or choose another folder");
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../clip.wav", "/etc/clip.wav", "a/../../clip.wav", "..\\clip.wav", "."})
  void aNameThatLeadsOutOfTheFolderIsRefused(String name) {
    RemoteFile file =
        new RemoteFile(
            URI.create("http://localhost/"), name, OptionalLong.empty(), Optional.empty());
    assertThatThrownBy(() -> download.fetch(file, folder, Progress.SILENT))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("leads out of");
  }

  @Test
  void aTextIsFetchedWithinALimit() throws IOException {
    try (Server server = new Server(Server.whole("caf\u00e9".getBytes(UTF_8)))) {
      assertThat(download.text(server.address("/list"), 5)).isEqualTo("caf\u00e9");
      assertThatThrownBy(() -> download.text(server.address("/list"), 4))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("larger than 4 bytes");
    }
  }

  private void fetchFrom(URI address) {
    download.fetch(
        new RemoteFile(address, "clip.wav", OptionalLong.empty(), Optional.empty()),
        folder,
        Progress.SILENT);
  }

  /** The content with its size and checksum stated. */
  private RemoteFile stated(Server server, String name) throws IOException {
    Path copy = Files.createTempFile("duet", ".bin");
    Files.write(copy, CONTENT);
    Checksum checksum = Checksum.of(copy, "SHA-256");
    Files.delete(copy);
    return new RemoteFile(
        server.address("/clip.wav"), name, OptionalLong.of(CONTENT.length), Optional.of(checksum));
  }

  private static RemoteFile unstated(Server server, String name) {
    return new RemoteFile(
        server.address("/clip.wav"), name, OptionalLong.empty(), Optional.empty());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return bytes;
  }
}
