package dev.duet.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A response's body that fails when nothing comes for too long; the time-out of Java's client ends
 * with the headers.
 */
final class PatientStream extends FilterInputStream {
  private final Duration silence;
  private volatile boolean gaveUp;

  PatientStream(InputStream body, Duration silence) {
    super(body);
    this.silence = silence;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    CompletableFuture<Void> unused =
        answer
            .orTimeout(silence.toMillis(), TimeUnit.MILLISECONDS)
            .exceptionally(timeout -> giveUp());
    try {
      return super.read(buffer, offset, length);
    } catch (IOException e) {
      throw gaveUp ? new HttpTimeoutException("nothing came for " + silence.toSeconds() + " s") : e;
    } finally {
      answer.complete(null);
    }
  }

  private Void giveUp() {
    gaveUp = true;
    try {
      in.close();
    } catch (IOException e) {
      // The reader that waits on it sees the fault.
      gaveUp = true;
    }
    return null;
  }
}
