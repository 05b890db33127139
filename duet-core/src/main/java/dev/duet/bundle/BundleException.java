package dev.duet.bundle;

/** Why a folder cannot be used as a bundle, in one sentence that says what to do. */
public final class BundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BundleException(String sentence) {
    super(sentence);
  }

  BundleException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
