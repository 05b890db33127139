package dev.duet.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnzipTest {
  @TempDir Path temp;
  private final Unzip unzip = new Unzip(10, 1 << 20);
  private Path zip;
  private Path folder;

  @BeforeEach
  void paths() {
    zip = temp.resolve("set.zip");
    folder = temp.resolve("out");
  }

  @Test
  void filesAndFoldersComeOut() throws IOException {
    zipped("OAF_angry/", "", "OAF_angry/a.wav", "sound", "readme.txt", "words");
    assertThat(unzip.into(folder, zip))
        .containsExactly(
            folder.toAbsolutePath().resolve("OAF_angry/a.wav"),
            folder.toAbsolutePath().resolve("readme.txt"));
    assertThat(folder.resolve("OAF_angry/a.wav")).hasContent("sound");
    assertThat(folder.resolve("OAF_angry/a.wav.part")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "..\\evil"})
  void noEntryLeavesTheFolder(String name) throws IOException {
    zipped(name, "evil");
    assertThatThrownBy(() -> unzip.into(folder, zip))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("leads out of");
    assertThat(temp.resolve("evil")).doesNotExist();
  }

  @Test
  void aBombIsStoppedByWhatReallyComesOut() throws IOException {
    zipped("zeros", "0".repeat(2 << 20));
    assertThat(Files.size(zip)).isLessThan(10_000);
    assertThatThrownBy(() -> unzip.into(folder, zip))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("more than 1 MB");
    assertThat(folder.resolve("zeros")).doesNotExist();
    assertThat(folder.resolve("zeros.part")).doesNotExist();
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    String[] entries = new String[22];
    for (int i = 0; i < entries.length; i += 2) {
      entries[i] = "f" + i;
      entries[i + 1] = "";
    }
    zipped(entries);
    assertThatThrownBy(() -> unzip.into(folder, zip)).hasMessageContaining("holds 11 files");
  }

  @Test
  void whatIsNoZipIsSaid() throws IOException {
    Files.writeString(zip, "<html>not found</html>");
    assertThatThrownBy(() -> unzip.into(folder, zip))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("no sound zip");
  }

  private void zipped(String... namesAndContents) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndContents[i]));
        out.write(namesAndContents[i + 1].getBytes(UTF_8));
        out.closeEntry();
      }
    }
  }
}
