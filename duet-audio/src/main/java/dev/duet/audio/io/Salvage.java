package dev.duet.audio.io;

import dev.duet.audio.AudioException;
import dev.duet.audio.AudioException.Reason;
import dev.duet.audio.Waveform;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What could be decoded of a recording.
 *
 * @param sound at least one sample
 * @param damage what is wrong with the rest; empty if the recording is whole
 */
public record Salvage(Waveform sound, Optional<AudioException> damage) {
  private static final Set<Reason> LEAVE_SOUND =
      EnumSet.of(Reason.TRUNCATED, Reason.CORRUPT, Reason.NOT_FINITE, Reason.UNREADABLE);

  /** Whether what was decoded before a fault is worth something. */
  static boolean isPossible(AudioException damage) {
    return LEAVE_SOUND.contains(damage.reason());
  }
}
