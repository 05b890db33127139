package dev.duet.speech.service;

import dev.duet.audio.Waveform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts what is too long for one request where it is quietest, hoping for the pause after a word.
 */
final class Pieces {
  /** A pause is at least about this long, in seconds. */
  private static final double PAUSE = 0.2;

  private Pieces() {}

  /**
   * A stretch of a recording.
   *
   * @param start seconds from the recording's beginning
   */
  record Piece(Waveform sound, double start) {}

  /**
   * The recording in order, nothing left out.
   *
   * @param sound of one channel
   * @param longest seconds of a piece; none but the last is shorter than half of it
   */
  static List<Piece> of(Waveform sound, double longest) {
    int rate = sound.sampleRate();
    float[] samples = sound.samples();
    int most = (int) (longest * rate);
    List<Piece> pieces = new ArrayList<>();
    int start = 0;
    while (samples.length - start > most) {
      int end = quietest(samples, start + most / 2, start + most, (int) (PAUSE * rate));
      pieces.add(piece(samples, start, end, rate));
      start = end;
    }
    pieces.add(piece(samples, start, samples.length, rate));
    return pieces;
  }

  private static Piece piece(float[] samples, int start, int end, int rate) {
    return new Piece(
        Waveform.mono(Arrays.copyOfRange(samples, start, end), rate), (double) start / rate);
  }

  /** The middle of the quietest window between two places. */
  private static int quietest(float[] samples, int from, int to, int window) {
    double energy = 0;
    double least = Double.POSITIVE_INFINITY;
    int middle = to;
    for (int i = from; i < to; i++) {
      energy += samples[i] * samples[i];
      if (i - from >= window) {
        energy -= samples[i - window] * samples[i - window];
        if (energy < least) {
          least = energy;
          middle = i - window / 2;
        }
      }
    }
    return middle;
  }
}
