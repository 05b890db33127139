package dev.duet.store;

import java.util.List;

/**
 * A model that others published.
 *
 * @param name by which recipes and commands call it
 * @param purpose in a few words
 * @param licence as its authors state it
 * @param hub where it is on the Hugging Face hub
 * @param files that it consists of
 * @param wheels that carry the same files, in the order in which their parts are joined; may be
 *     none
 */
public record PublishedModel(
    String name,
    String purpose,
    String licence,
    Revision hub,
    List<PublishedFile> files,
    List<Wheel> wheels) {

  /**
   * A version of a repository.
   *
   * @param repository {@code owner/name}
   * @param revision the commit
   */
  public record Revision(String repository, String revision) {
    @Override
    public String toString() {
      return repository + " @ " + revision.substring(0, Math.min(12, revision.length()));
    }
  }

  /** Copies the lists. */
  public PublishedModel {
    files = List.copyOf(files);
    wheels = List.copyOf(wheels);
  }

  /** How much there is to fetch, in bytes, as well as it is known. */
  public long bytes() {
    return files.stream().mapToLong(PublishedFile::expected).sum();
  }

  /** The same in words, for example {@code 148 MB}. */
  public String size() {
    boolean isExact = files.stream().allMatch(file -> file.size().isPresent());
    return (isExact ? "" : "about ") + Math.round(bytes() / 1e6) + " MB";
  }
}
