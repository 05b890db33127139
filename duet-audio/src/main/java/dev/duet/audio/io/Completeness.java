package dev.duet.audio.io;

import dev.duet.audio.AudioException;

/** Judges whether what was decoded is the whole of what the header promised, and sound. */
final class Completeness {
  /** Share of broken packets that is skipped in a lossy recording, as players do. */
  private static final double TOLERATED_DAMAGE = 0.1;

  /** Encoder delay and padding, which some lossy formats count and some do not. */
  private static final double TOLERATED_SECONDS = 0.25;

  /** In seconds, less than a sample of any recording. */
  private static final double ONE_SAMPLE = 1e-6;

  private final boolean lossless;
  private final double promisedSeconds;
  private int packets;
  private int damaged;
  private int lastDamaged;

  /**
   * Begins a count.
   *
   * @param lossless whether every packet must be sound
   * @param promisedSeconds what the header says, or 0 if it says nothing
   */
  Completeness(boolean lossless, double promisedSeconds) {
    this.lossless = lossless;
    this.promisedSeconds = promisedSeconds;
  }

  /** Counts a packet. */
  void packet(boolean sound) {
    packets++;
    if (!sound) {
      damaged++;
      lastDamaged = packets;
    }
  }

  /**
   * Requires that all is there, once all is decoded.
   *
   * @throws AudioException if it is damaged, truncated or empty
   */
  void require(double decodedSeconds) {
    double missingSeconds = promisedSeconds - decodedSeconds;
    boolean missing = missingSeconds > (lossless ? ONE_SAMPLE : TOLERATED_SECONDS);
    // The end of a cut file, or half a frame at the end of a whole one, breaks the last packet.
    boolean cut = damaged == 1 && lastDamaged == packets && (missing || promisedSeconds == 0);
    if (damaged > (lossless ? 0 : packets * TOLERATED_DAMAGE) && !cut) {
      throw Faults.corrupt("the recording is damaged");
    }
    if (missing) {
      throw Faults.truncated();
    }
    if (decodedSeconds == 0) {
      throw Faults.empty();
    }
  }
}
