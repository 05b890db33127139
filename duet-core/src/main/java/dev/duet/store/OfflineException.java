package dev.duet.store;

/** A model is not here, and fetching it is forbidden. */
public final class OfflineException extends StoreException {
  private static final long serialVersionUID = 1L;

  OfflineException(String name) {
    super(
        "%s is not on this machine, and fetching it is forbidden by --offline or DUET_OFFLINE; fetch it once with: duet models fetch %s"
            .formatted(name, name));
  }
}
