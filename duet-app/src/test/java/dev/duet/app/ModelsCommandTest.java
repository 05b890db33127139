package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command around the store, which tests of its own go through; connections are forbidden. */
class ModelsCommandTest {
  private static final String TINYBERT = "tinybert-4l-312d";

  @TempDir Path temp;

  @BeforeEach
  void useAnEmptyStore() {
    System.setProperty("DUET_HOME", temp.resolve("home").toString());
    System.setProperty("HF_HUB_CACHE", temp.resolve("hub").toString());
    System.setProperty("DUET_OFFLINE", "1");
  }

  @AfterEach
  void forgetIt() {
    System.clearProperty("DUET_HOME");
    System.clearProperty("HF_HUB_CACHE");
  }

  @Test
  void listSaysWhatThereIsHowLargeAndUnderWhatLicence() {
    Called list = Called.duet("models", "list");
    assertThat(list.code()).isZero();
    assertThat(list.out().lines()).hasSize(3);
    assertThat(list.out())
        .containsPattern("whisper-base +not here +148 MB +MIT +speech recogniser")
        .containsPattern("distilbert-base-uncased +not here +about 268 MB +Apache-2.0");
  }

  @Test
  void whatIsNotHereCannotBeFetchedOffline() {
    Called fetch = Called.duet("models", "fetch", "whisper-base", "--offline");
    assertThat(fetch.code()).isEqualTo(1);
    assertThat(fetch.err())
        .contains("whisper-base is not on this machine", "duet models fetch whisper-base");
    Called path = Called.duet("models", "path", "whisper-base");
    assertThat(path.code()).isEqualTo(1);
    assertThat(path.out()).isEmpty();
    assertThat(path.sentence()).startsWith("whisper-base is not here");
  }

  @Test
  void filesOfTheUsersOwnAreTakenVerifiedAndRemoved() throws IOException {
    Path own = Files.createDirectory(temp.resolve("own"));
    for (String name : new String[] {"pytorch_model.bin", "config.json", "vocab.txt"}) {
      Files.writeString(own.resolve(name), "content of " + name);
    }
    assertThat(Called.duet("models", "fetch", TINYBERT, "--from", own).code()).isZero();
    Path folder = Path.of(Called.duet("models", "path", TINYBERT).out().strip());
    assertThat(folder.resolve("vocab.txt")).hasContent("content of vocab.txt");
    Called sound = Called.duet("models", "verify");
    assertThat(sound.code()).isZero();
    assertThat(sound.out()).contains("pytorch_model.bin  as first fetched");
    Files.writeString(folder.resolve("vocab.txt"), "another");
    Called damaged = Called.duet("models", "verify", TINYBERT);
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.out()).containsPattern("vocab.txt +damaged");
    assertThat(damaged.sentence()).contains("duet models fetch");
    assertThat(Called.duet("models", "remove", TINYBERT).out()).contains("is removed");
    assertThat(Called.duet("models", "remove", TINYBERT).out()).contains("was not here");
    assertThat(Called.duet("models", "verify").sentence()).contains("no model here");
  }

  @Test
  void aFileWithAnotherChecksumIsRefusedInOneSentence() throws IOException {
    Path own = Files.createDirectory(temp.resolve("own"));
    Files.writeString(own.resolve("config.json"), "{}");
    Called fetch = Called.duet("models", "fetch", "distilbert-base-uncased", "--from", own);
    assertThat(fetch.code()).isEqualTo(1);
    assertThat(fetch.sentence()).contains("config.json came with SHA-256", "it was deleted");
  }

  @Test
  void aNameThatIsNotInTheCatalogueIsOneSentence() {
    for (String command : new String[] {"fetch", "verify", "remove", "path"}) {
      Called called = Called.duet("models", command, "whisper-huge");
      assertThat(called.code()).isEqualTo(1);
      assertThat(called.sentence()).contains("no model 'whisper-huge'", "whisper-base");
    }
  }
}
