package dev.duet.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the bytes of a file should digest to.
 *
 * @param algorithm as Java names it, for example {@code SHA-256}
 * @param hex the digest, lower case
 */
public record Checksum(String algorithm, String hex) {
  private static final int BUFFER = 1 << 16;

  /**
   * Takes the digest in any case.
   *
   * @throws IllegalArgumentException if this Java does not have the algorithm
   */
  public Checksum {
    hex = hex.strip().toLowerCase(Locale.ROOT);
    digest(algorithm);
  }

  /** A SHA-256 digest. */
  public static Checksum sha256(String hex) {
    return new Checksum("SHA-256", hex);
  }

  /** The digest of a file. */
  public static Checksum of(Path file, String algorithm) throws IOException {
    MessageDigest digest = digest(algorithm);
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return new Checksum(algorithm, HexFormat.of().formatHex(digest.digest()));
  }

  /** Whether a file has this digest. */
  public boolean fits(Path file) throws IOException {
    return of(file, algorithm).equals(this);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("Java has no digest called " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
