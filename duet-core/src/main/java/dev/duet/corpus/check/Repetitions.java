package dev.duet.corpus.check;

import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.corpus.check.AudioSurvey.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds recordings that a corpus has twice, under other names and perhaps with other bytes. */
final class Repetitions {
  private Repetitions() {}

  /** Two recordings of one sound, the first by the order of the samples first. */
  record Pair(Recording first, Recording second) {}

  /**
   * The pairs, each recording at most once as a second. Sorted by rate, length and loudness, so
   * that only neighbours are compared; only those that look alike are decoded again.
   */
  static List<Pair> in(List<Recording> recordings, AudioDecoder decoder) {
    List<Recording> sorted = new ArrayList<>(recordings);
    sorted.sort(
        Comparator.<Recording>comparingInt(r -> r.fingerprint().sampleRate())
            .thenComparingInt(r -> r.fingerprint().length())
            .thenComparingDouble(r -> r.fingerprint().energy()));
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i < sorted.size(); i++) {
      Recording later = sorted.get(i);
      for (int j = i - 1; j >= 0 && areNeighbours(sorted.get(j), later); j--) {
        Recording earlier = sorted.get(j);
        if (earlier.fingerprint().matches(later.fingerprint())
            && Fingerprint.isSameSound(decode(decoder, earlier), decode(decoder, later))) {
          pairs.add(
              earlier.sample().id().compareTo(later.sample().id()) < 0
                  ? new Pair(earlier, later)
                  : new Pair(later, earlier));
          break;
        }
      }
    }
    pairs.sort(Comparator.comparing(pair -> pair.second().sample().id()));
    return pairs;
  }

  private static boolean areNeighbours(Recording one, Recording other) {
    Fingerprint a = one.fingerprint();
    Fingerprint b = other.fingerprint();
    return a.sampleRate() == b.sampleRate() && a.length() == b.length() && a.isAsLoudAs(b);
  }

  private static Waveform decode(AudioDecoder decoder, Recording recording) {
    return decoder.decode(recording.file());
  }
}
