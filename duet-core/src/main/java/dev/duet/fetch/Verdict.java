package dev.duet.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether bytes are the ones wanted: by the checksum that their home states, else by the SHA-256
 * that the first fetch left in {@code NAME.sha256} (the form of {@code sha256sum}).
 */
final class Verdict {
  private final RemoteFile file;
  private final Path target;
  private final Path record;

  /** What the server says the SHA-256 is, where the caller does not know it. */
  private Optional<Checksum> told = Optional.empty();

  Verdict(RemoteFile file, Path target) {
    this.file = file;
    this.target = target;
    this.record = target.resolveSibling(target.getFileName() + ".sha256");
  }

  /** Takes note of the SHA-256 that a server states. */
  void told(Optional<Checksum> sha256) {
    told = sha256.or(() -> told);
  }

  /** Whether the wanted file is there, so that nothing is to be fetched. */
  boolean isAlreadyHere() throws IOException {
    if (!Files.isRegularFile(target)) {
      return false;
    }
    if (file.checksum().isPresent()) {
      return file.checksum().get().fits(target);
    }
    return Files.exists(record)
        ? recorded().fits(target)
        : file.size().isEmpty() || file.size().getAsLong() == Files.size(target);
  }

  /**
   * Judges what came, and records its digest if nobody states one.
   *
   * @return the digest it has
   * @throws FetchException if it is not what was wanted; then it has been deleted
   */
  Checksum on(PartFile part) throws IOException {
    if (file.size().isPresent() && file.size().getAsLong() != part.size()) {
      long size = part.size();
      part.delete();
      throw new FetchException(
          "%s has %d bytes where it should have %d; it was deleted. Run it again."
              .formatted(file.address(), size, file.size().getAsLong()));
    }
    if (file.checksum().isPresent()) {
      return require(file.checksum().get(), part, "it should have");
    }
    if (Files.exists(record)) {
      return require(recorded(), part, record + " recorded at the first fetch");
    }
    Checksum digest =
        told.isPresent()
            ? require(told.get(), part, "the server states")
            : Checksum.of(part.path(), "SHA-256");
    Files.writeString(record, digest.hex() + "  " + target.getFileName() + "\n");
    return digest;
  }

  private Checksum require(Checksum wanted, PartFile part, String source) throws IOException {
    Checksum digest = Checksum.of(part.path(), wanted.algorithm());
    if (!digest.equals(wanted)) {
      part.delete();
      throw new FetchException(
          "%s came with %s, but %s %s; it was deleted. Run it again; if that does not help, the file has changed at its home."
              .formatted(file.address(), digest, source, wanted));
    }
    return digest;
  }

  private Checksum recorded() throws IOException {
    String line = Files.readString(record).strip();
    int space = line.indexOf(' ');
    return Checksum.sha256(space < 0 ? line : line.substring(0, space));
  }
}
