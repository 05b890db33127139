package dev.duet.store;

/** What is true of a file of a model. */
public record FileState(PublishedFile file, Kind kind) {

  /** Kinds of truth. */
  public enum Kind {
    /** It has the SHA-256 that the catalogue names. */
    SOUND,
    /** The catalogue names none; it has the one that was recorded when it was first fetched. */
    AS_FIRST_FETCHED,
    /** It has another. */
    DAMAGED,
    /** It is not there. */
    MISSING;

    /** Whether the file can be used. */
    public boolean isGood() {
      return this == SOUND || this == AS_FIRST_FETCHED;
    }
  }
}
