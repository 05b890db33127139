package dev.duet.store;

import dev.duet.fetch.Checksum;
import dev.duet.fetch.RemoteFile;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Python wheel that carries files of a model, or parts of them.
 *
 * @param project on the package index
 * @param file its name, which has the version
 * @param size in bytes
 * @param sha256 in hex
 * @param entries by the file of the model that they are, or are a part of
 */
public record Wheel(
    String project, String file, long size, String sha256, Map<String, String> entries) {

  /** This wheel at an address. */
  RemoteFile at(URI address) {
    return new RemoteFile(
        address, file, OptionalLong.of(size), Optional.of(Checksum.sha256(sha256)));
  }
}
