package dev.duet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher in a clone that was never built, on machines that lack something. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "readlink", "sed", "head", "mktemp", "cat", "rm", "env", "locale");
  private static final String JAVA_17 =
      "[ \"$1\" = -version ] && { echo 'openjdk version \"17.0.15\"' >&2; exit; }\n";

  @TempDir private Path folder;
  private Path clone;
  private Path path;

  /** A path with the usual tools, but neither Java nor Maven. */
  @BeforeEach
  void cloneIntoFolder() throws IOException {
    clone = Files.createDirectory(folder.resolve("a clone"));
    Path launcher = Path.of(System.getProperty("duet.root")).resolve("duet");
    assertThat(Files.copy(launcher, clone.resolve("duet")).toFile().setExecutable(true)).isTrue();
    path = Files.createDirectory(folder.resolve("bin"));
    for (String tool : TOOLS) {
      for (String place : List.of("/bin", "/usr/bin")) {
        if (Files.exists(Path.of(place, tool))) {
          tool(tool, "exec " + place + "/" + tool + " \"$@\"");
        }
      }
    }
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    assertSentence(call(), "Java 17 or newer is needed and none was found; install it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java version \"1.8.0_292\"", "openjdk version \"11.0.2\" 2019-01-15"})
  void withAnOlderJavaItSaysWhatToInstall(String version) throws Exception {
    tool("java", "echo '" + version + "' >&2");
    assertSentence(call(), "Java 17 or newer is needed, 'java' is version 1");
  }

  @Test
  void withoutACompilerItSaysWhatToInstall() throws Exception {
    tool("java", JAVA_17);
    tool("mvn", "exit 0");
    assertSentence(call(), "a JDK is needed to build Duet on first use, and this Java has no");
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    tool("java", JAVA_17);
    tool("javac", "exit 0");
    assertSentence(call(), "Maven is needed to build Duet on first use and none was found");
  }

  @Test
  void aBuildThatFailsIsShownWithMavensWords() throws Exception {
    tool("java", JAVA_17);
    tool("javac", "exit 0");
    tool("mvn", "echo '[ERROR] no network'; exit 1");
    Called called = call();
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.err()).contains("[ERROR] no network", "duet: the build failed");
    assertThat(called.out()).isEmpty();
  }

  @Test
  void itBuildsOnceAndPassesAllArgumentsOnAsTheyAre() throws Exception {
    tool("java", JAVA_17 + "while [ \"$1\" != -jar ]; do shift; done; printf '<%s>' \"$@\"");
    tool("javac", "exit 0");
    tool(
        "mvn",
        "echo Downloading; PATH=/bin:/usr/bin; mkdir -p duet-app/target/lib; touch duet-app/target/duet.jar");
    String[] arguments = {"predict", "with space.wav", "--text", "$HOME * \"\u58f0\"", ""};
    Called first = call(arguments);
    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("duet: first use, building").hasLineCount(1);
    assertThat(first.out())
        .isEqualTo(
            "<-jar><%s><predict><with space.wav><--text><$HOME * \"\u58f0\"><>"
                .formatted(clone.toRealPath().resolve("duet-app/target/duet.jar")));
    Called second = call(arguments);
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).isEqualTo(first.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "C.UTF-8"})
  void namesAndWordsAreUtf8EvenWhereTheLocaleKnowsNoLetters(String locale) throws Exception {
    tool("java", JAVA_17 + "locale charmap");
    Files.createDirectories(clone.resolve("duet-app/target/lib"));
    Files.createFile(clone.resolve("duet-app/target/duet.jar"));
    assertThat(run(Map.of("LC_ALL", locale)).out()).isEqualTo("UTF-8\n");
  }

  private void tool(String name, String script) throws IOException {
    Path file = path.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Called call(String... arguments) throws IOException, InterruptedException {
    return run(Map.of("LC_ALL", "C.UTF-8"), arguments);
  }

  private Called run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> call = new ArrayList<>(List.of(clone.resolve("duet").toString()));
    call.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(call).redirectOutput(out.toFile()).redirectError(err.toFile());
    Stream.of("JAVA_HOME", "DUET_JAVA_OPTS", "LANG", "LC_CTYPE")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    builder.environment().put("PATH", path.toString());
    int code = builder.start().waitFor();
    return new Called(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }

  private static void assertSentence(Called called, String sentence) {
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.sentence()).startsWith(sentence);
  }
}
