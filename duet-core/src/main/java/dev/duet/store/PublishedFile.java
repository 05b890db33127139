package dev.duet.store;

import dev.duet.fetch.Checksum;
import dev.duet.fetch.RemoteFile;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A file of a published model.
 *
 * @param name without folders
 * @param size in bytes, if it is known
 * @param about roughly the size in bytes, where it is not known
 * @param sha256 in hex, if it is known; else the first fetch is recorded and held to
 */
public record PublishedFile(
    String name, OptionalLong size, OptionalLong about, Optional<String> sha256) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /**
   * Checks name and digest.
   *
   * @throws IllegalArgumentException if one is not of the form
   */
  public PublishedFile {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a file is called " + name);
    }
    if (sha256.isPresent() && !SHA256.matcher(sha256.get()).matches()) {
      throw new IllegalArgumentException(name + " has the SHA-256 " + sha256.get());
    }
  }

  /** The size in bytes as well as it is known, else 0. */
  long expected() {
    return size.orElse(about.orElse(0));
  }

  /** This file at an address. */
  RemoteFile at(URI address) {
    return new RemoteFile(address, name, size, sha256.map(Checksum::sha256));
  }
}
