package dev.duet.text.translate.engine;

import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.TranslationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modes of Apertium: a file a direction of translation, which holds a pipeline of commands.
 *
 * @param folder of the {@code .mode} files
 */
record ApertiumModes(Path folder) {
  /** Where Debian puts them. */
  static final Path DEBIAN = Path.of("/usr/share/apertium/modes");

  /** The modes one after the other; what has no pair with English goes by way of Spanish. */
  private static final Map<String, List<String>> WAYS =
      Map.of(
          "spa", List.of("eng-spa", "spa-eng"),
          "cat", List.of("eng-cat", "cat-eng"),
          "glg", List.of("en-gl", "gl-en"),
          "epo", List.of("en-eo", "eo-en"),
          "fra", List.of("eng-spa", "es-fr", "fr-es", "spa-eng"),
          "ita", List.of("eng-spa", "spa-ita", "ita-spa", "spa-eng"),
          "por", List.of("eng-spa", "es-pt", "pt-es", "spa-eng"));

  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("eng-spa", "apertium-eng-spa"),
          Map.entry("spa-eng", "apertium-eng-spa"),
          Map.entry("eng-cat", "apertium-eng-cat"),
          Map.entry("cat-eng", "apertium-eng-cat"),
          Map.entry("en-gl", "apertium-en-gl"),
          Map.entry("gl-en", "apertium-en-gl"),
          Map.entry("en-eo", "apertium-eo-en"),
          Map.entry("eo-en", "apertium-eo-en"),
          Map.entry("es-fr", "apertium-fr-es"),
          Map.entry("fr-es", "apertium-fr-es"),
          Map.entry("spa-ita", "apertium-spa-ita"),
          Map.entry("ita-spa", "apertium-spa-ita"),
          Map.entry("es-pt", "apertium-es-pt"),
          Map.entry("pt-es", "apertium-es-pt"));

  /** They flush at NUL without being told, and stop at the option. */
  private static final Set<String> WITHOUT_NULL_FLUSH =
      Set.of("vislcg3", "cg-mwesplit", "hfst-tokenise", "divvun-suggest");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|[^\\s']+");

  /** The modes there and back, in their order. */
  static List<String> way(Pivot pivot) {
    List<String> way = WAYS.get(pivot.code());
    if (way == null) {
      throw new TranslationException(
          "Apertium has no usable way from English to %s and back; it has %s."
              .formatted(pivot.name(), String.join(", ", new TreeSet<>(WAYS.keySet()))));
    }
    return way;
  }

  /**
   * Looks whether all modes are installed.
   *
   * @throws TranslationException naming the Debian packages that are missing
   */
  void require(List<Pivot> pivots) {
    Set<String> missing = new LinkedHashSet<>();
    if (!Files.isDirectory(folder)) {
      missing.add("apertium");
    }
    for (Pivot pivot : pivots) {
      for (String mode : way(pivot)) {
        if (!Files.isRegularFile(file(mode))) {
          missing.add(PACKAGES.get(mode));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new TranslationException(
          "Apertium's data for %s is not in %s; install it with: apt-get install %s."
              .formatted(
                  String.join(", ", pivots.stream().map(Pivot::code).toList()),
                  folder,
                  String.join(" ", missing)));
    }
  }

  /**
   * The commands of a route, each with its arguments: those of its modes one after the other, with
   * {@code -z} so that each flushes at NUL, and {@code -n} so that unknown words get no mark.
   *
   * @throws TranslationException if a mode cannot be read
   */
  List<List<String>> stages(Pivot pivot) {
    List<List<String>> stages = new ArrayList<>();
    for (String mode : way(pivot)) {
      try {
        for (String stage : Files.readString(file(mode)).strip().split("\\|", -1)) {
          stages.add(command(stage));
        }
      } catch (IOException e) {
        throw new TranslationException(
            "Cannot read Apertium's mode %s; install it again: apt-get install --reinstall %s."
                .formatted(file(mode), PACKAGES.get(mode)),
            e);
      }
    }
    return stages;
  }

  private static List<String> command(String stage) {
    List<String> command = new ArrayList<>();
    Matcher word = WORD.matcher(stage);
    while (word.find()) {
      String argument = word.group(1) != null ? word.group(1) : word.group();
      switch (argument) {
        case "$1" -> command.add("-n");
        case "$2" -> {}
        default -> command.add(argument);
      }
      if (command.size() == 1 && !WITHOUT_NULL_FLUSH.contains(argument)) {
        command.add("-z");
      }
    }
    return List.copyOf(command);
  }

  private Path file(String mode) {
    return folder.resolve(mode + ".mode");
  }
}
