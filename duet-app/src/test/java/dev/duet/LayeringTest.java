package dev.duet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The table of packages in {@code docs/architecture.md}, held against the imports of the sources.
 */
class LayeringTest {
  private static final Path ROOT = Path.of(System.getProperty("duet.root"));
  private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?(([a-z0-9_]+\\.)+)([A-Z]\\w*)", Pattern.MULTILINE);
  private static final Pattern ROW = Pattern.compile("\\| `(dev\\.duet.*?) \\| .*? \\| (.*?) \\|");

  /** A source file: where it lies, and which classes of other packages it names. */
  private record Source(Path file, String home, Set<Imported> imports) {}

  private record Imported(String home, String name) {}

  private static List<Source> sources;

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      sources =
          files
              .filter(f -> f.toString().matches(".*/duet-\\w+/src/main/java/.*\\.java"))
              .sorted()
              .map(LayeringTest::source)
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(150);
  }

  private static Source source(Path file) {
    try {
      String text = Files.readString(file);
      Matcher home = PACKAGE.matcher(text);
      assertThat(home.find()).as(file.toString()).isTrue();
      Set<Imported> imports = new HashSet<>();
      Matcher each = IMPORT.matcher(text);
      while (each.find()) {
        String imported = each.group(1).substring(0, each.group(1).length() - 1);
        imports.add(new Imported(imported, each.group(3)));
      }
      return new Source(ROOT.relativize(file), home.group(1), imports);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The first word below {@code dev.duet}, by which the table calls packages. The fusion that reads
   * models goes by two words, so that the fusion of probabilities stays ignorant of them, and so
   * does the recogniser that is a model.
   */
  private static String concept(String name) {
    for (String model : List.of("fusion.mlp", "speech.whisper")) {
      if (name.startsWith("dev.duet." + model)) {
        return model;
      }
    }
    return name.equals("dev.duet") ? "" : name.split("\\.", 4)[2];
  }

  private static boolean isOurs(String name) {
    return name.equals("dev.duet") || name.startsWith("dev.duet.");
  }

  @Test
  void everyPackageUsesOnlyWhatTheTableAllows() throws IOException {
    Map<String, Set<String>> allowed = table();
    List<String> offences = new ArrayList<>();
    for (Source source : sources) {
      String concept = concept(source.home);
      assertThat(allowed).as("docs/architecture.md").containsKey(concept);
      source.imports.stream()
          .filter(i -> isOurs(i.home) && !concept(i.home).equals(concept))
          .filter(i -> !allowed.get(concept).contains(concept(i.home)))
          .forEach(i -> offences.add(source.file + " imports " + i.home + "." + i.name));
    }
    assertThat(offences).isEmpty();
  }

  /** What each concept may use, with what that may use in its turn. */
  private static Map<String, Set<String>> table() throws IOException {
    Map<String, Set<String>> allowed = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/architecture.md")));
    while (row.find()) {
      Set<String> uses = new TreeSet<>();
      String cell = row.group(2);
      if (cell.startsWith("all")) {
        uses.addAll(allowed.keySet());
      } else if (!cell.startsWith("nothing")) {
        uses.addAll(Set.of(cell.split(", ")));
      }
      Matcher name = Pattern.compile("`?(dev\\.duet[\\w.]*)`").matcher(row.group(1));
      while (name.find()) {
        allowed.computeIfAbsent(concept(name.group(1)), c -> new TreeSet<>()).addAll(uses);
      }
    }
    for (Set<String> uses : allowed.values()) {
      Deque<String> open = new ArrayDeque<>(uses);
      while (!open.isEmpty()) {
        String next = open.pop();
        assertThat(allowed).as("docs/architecture.md").containsKey(next);
        allowed.get(next).stream().filter(uses::add).forEach(open::push);
      }
    }
    return allowed;
  }

  @Test
  void noPackagesGoInCircles() {
    Map<String, Set<String>> uses = new TreeMap<>();
    for (Source source : sources) {
      Set<String> ofPackage = uses.computeIfAbsent(source.home, h -> new TreeSet<>());
      source.imports.stream()
          .map(Imported::home)
          .filter(home -> isOurs(home) && !home.equals(source.home))
          .forEach(ofPackage::add);
    }
    // Whoever uses nothing that is left stands on the ground; what never gets there goes in
    // circles.
    boolean found = true;
    while (found) {
      found = uses.values().removeIf(used -> used.stream().noneMatch(uses::containsKey));
    }
    assertThat(uses).isEmpty();
  }

  @Test
  void everyPackageSaysWhatLivesInIt() {
    Set<String> explained = new TreeSet<>();
    Set<String> all = new TreeSet<>();
    for (Source source : sources) {
      all.add(source.home);
      if (source.file.endsWith("package-info.java")) {
        explained.add(source.home);
      }
    }
    assertThat(explained).isEqualTo(all);
  }

  @Test
  void onlyTheCommandKnowsTheCommandLine() {
    assertThat(usersOf("picocli")).isSubsetOf("app");
  }

  @Test
  void onlyModelsKnowTheTensorEngine() {
    assertThat(usersOf("ai.djl"))
        .isSubsetOf("weights", "train", "text", "voice", "fusion.mlp", "speech.whisper");
  }

  @Test
  void onlyTheDecoderKnowsFfmpeg() {
    assertThat(usersOf("org.bytedeco")).isSubsetOf("audio");
  }

  @Test
  void onlyFetchingOpensConnections() {
    assertThat(usersOf("java.net.http")).isSubsetOf("fetch");
    Set<String> harmless = Set.of("URI", "URISyntaxException", "URLEncoder");
    assertThat(sources)
        .filteredOn(source -> !concept(source.home).equals("fetch"))
        .allSatisfy(
            source ->
                assertThat(source.imports)
                    .filteredOn(i -> i.home.equals("java.net"))
                    .allMatch(i -> harmless.contains(i.name)));
  }

  private static Set<String> usersOf(String library) {
    Set<String> users = new TreeSet<>();
    for (Source source : sources) {
      if (source.imports.stream().anyMatch(i -> (i.home + ".").startsWith(library + "."))) {
        users.add(concept(source.home));
      }
    }
    return users;
  }
}
