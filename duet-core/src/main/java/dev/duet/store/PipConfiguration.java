package dev.duet.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The package index that pip would ask: {@code PIP_INDEX_URL}, else {@code index-url} of its
 * configuration files, else the public one.
 */
record PipConfiguration(Settings settings) {
  private static final String PUBLIC = "https://pypi.org/simple";
  private static final Pattern SECTION = Pattern.compile("\\s*\\[(.*)]\\s*");
  private static final Pattern INDEX = Pattern.compile("\\s*index[-_]url\\s*[=:]\\s*(\\S+)\\s*");

  /** Its address, without a slash at the end. */
  URI index() {
    Optional<String> variable = settings.text("PIP_INDEX_URL");
    if (variable.isPresent()) {
      return Settings.server("PIP_INDEX_URL", variable.get());
    }
    for (Path file : files()) {
      Optional<String> index = index(file);
      if (index.isPresent()) {
        return Settings.server(file.toString(), index.get());
      }
    }
    return URI.create(PUBLIC);
  }

  /** In the order in which they overrule each other. */
  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    settings.folder("PIP_CONFIG_FILE").ifPresent(files::add);
    settings.folder("VIRTUAL_ENV").ifPresent(folder -> files.add(folder.resolve("pip.conf")));
    Path home = settings.home();
    Path user = settings.folder("XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config"));
    files.add(user.resolve("pip/pip.conf"));
    files.add(home.resolve(".pip/pip.conf"));
    files.add(Path.of("/etc/pip.conf"));
    files.add(Path.of("/etc/xdg/pip/pip.conf"));
    return files;
  }

  private static Optional<String> index(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Optional<String> index = Optional.empty();
    boolean isGlobal = false;
    try {
      for (String line : Files.readAllLines(file)) {
        Matcher section = SECTION.matcher(line);
        if (section.matches()) {
          isGlobal = section.group(1).equals("global");
        }
        Matcher entry = INDEX.matcher(line);
        if (isGlobal && entry.matches()) {
          index = Optional.of(entry.group(1));
        }
      }
    } catch (IOException e) {
      // pip itself would say more of a file that it cannot read; here it is as if there were none.
      return Optional.empty();
    }
    return index;
  }
}
