package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the README shows is what there is. */
class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern CALL = Pattern.compile("(?m)(?:\\./|`|&& |\\$ )duet ([^`\\n]*)");
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*");

  @TempDir private Path folder;

  @Test
  void itsJavaCompiles() throws IOException {
    Matcher snippet = JAVA.matcher(readme());
    assertThat(snippet.find()).isTrue();
    String program =
        """
        import dev.duet.*;
        import java.nio.file.Path;
        class Snippet {
          void run() {
            %s
          }
        }
        """
            .formatted(snippet.group(1));
    StringWriter complaints = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    boolean compiles =
        compiler
            .getTask(
                complaints,
                null,
                null,
                List.of("-proc:none", "-d", folder.toString()),
                null,
                List.of(new Source(program)))
            .call();
    assertThat(compiles).as(complaints.toString()).isTrue();
  }

  @Test
  void itsCommandsAndOptionsExist() throws IOException {
    CommandSpec duet = Duet.commandLine().getCommandSpec();
    Matcher call = CALL.matcher(readme());
    int calls = 0;
    for (; call.find(); calls++) {
      String[] words = call.group(1).split(" ", -1);
      CommandLine command = duet.subcommands().get(words[0]);
      assertThat(command).as("duet " + words[0]).isNotNull();
      if (words.length > 1 && command.getSubcommands().containsKey(words[1])) {
        command = command.getSubcommands().get(words[1]);
      }
      Matcher option = OPTION.matcher(call.group(1));
      while (option.find()) {
        assertThat(command.getCommandSpec().optionsMap()).containsKey(option.group());
      }
    }
    assertThat(calls).isGreaterThan(8);
  }

  private static String readme() throws IOException {
    return Files.readString(Path.of(System.getProperty("duet.root")).resolve("README.md"));
  }

  /** A program in memory. */
  private static final class Source extends SimpleJavaFileObject {
    private final String content;

    Source(String content) {
      super(URI.create("string:///Snippet.java"), Kind.SOURCE);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
