package dev.duet.fetch;

/** A service has read what it was sent and will not answer it; asking again changes nothing. */
public final class RefusedException extends FetchException {
  private static final long serialVersionUID = 1L;
  private final int status;

  RefusedException(int status, String sentence) {
    super(sentence);
    this.status = status;
  }

  /** Of HTTP, from 400 on. */
  public int status() {
    return status;
  }
}
