package dev.duet.store;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the environment says of the store. A system property of the same name goes before a
 * variable; an empty value counts as none.
 *
 * @param variables a value, or null, for a name
 */
record Settings(UnaryOperator<String> variables) {
  private static final Set<String> NO = Set.of("0", "false", "no", "off");

  /** Of this process. */
  static Settings ofProcess() {
    return new Settings(
        name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(variables.apply(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  boolean isOn(String name) {
    return text(name).filter(value -> !NO.contains(value.toLowerCase(Locale.ROOT))).isPresent();
  }

  /** The folder that a variable names; {@code ~} is the user's home. */
  Optional<Path> folder(String name) {
    try {
      return text(name)
          .map(
              value ->
                  value.equals("~") || value.startsWith("~/")
                      ? home().resolve(value.substring(1).replaceFirst("^/", ""))
                      : Path.of(value));
    } catch (InvalidPathException e) {
      throw new StoreException(name + " is not the name of a folder: " + e.getMessage(), e);
    }
  }

  Path home() {
    return Path.of(text("HOME").orElseGet(() -> System.getProperty("user.home")));
  }

  /**
   * The server that a value names, without a slash at the end.
   *
   * @param origin of the value, for messages
   * @throws StoreException if it is none
   */
  static URI server(String origin, String value) {
    try {
      URI address = URI.create(value.replaceFirst("/+$", ""));
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("https?")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw notAServer(origin, value, e);
    }
    throw notAServer(origin, value, null);
  }

  private static StoreException notAServer(String origin, String value, Exception cause) {
    return new StoreException(
        "%s says '%s', which is not the address of a server; it should be like https://huggingface.co."
            .formatted(origin, value),
        cause);
  }
}
