package dev.duet.experiment;

import dev.duet.audio.Waveform;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** A way to make voices that nobody has heard of ones that were. */
public enum Disguise {
  /** Another vocal tract, the melody a little higher or lower, timing kept. */
  WARPED(
      "formants moved by 0.72 to 1.38, the melody by 1 or 1.5 semitones, the spectrum tilted by 3 dB"
          + " an octave, over noise 35 to 50 dB below; timing and the melody's shape as they were"),
  /** Played faster or slower: another pitch, vocal tract and pace, all at once. */
  RESAMPLED("played at 0.8, 0.87, 1.15 and 1.25 of the speed"),
  /** The same voice over white noise. */
  NOISY("white noise 30, 20 and 10 dB below the voice");

  /** From a much larger speaker to a much smaller one. */
  private static final double[] RATES = {0.8, 0.87, 1.15, 1.25};

  private final String about;

  Disguise(String about) {
    this.about = about;
  }

  /** The word for it in reports, lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How the voices are made, for a report. */
  String about() {
    return about;
  }

  /** A recording of one channel in every voice, always in the same order. */
  List<Waveform> of(Waveform sound) {
    return switch (this) {
      case WARPED -> WarpedVoices.of(sound);
      case RESAMPLED -> resampled(sound);
      case NOISY -> NoisyVoices.of(sound);
    };
  }

  private static List<Waveform> resampled(Waveform sound) {
    return DoubleStream.of(RATES)
        .mapToObj(rate -> Waveform.mono(sound.samples(), playedAt(sound.sampleRate(), rate)))
        .toList();
  }

  private static int playedAt(int sampleRate, double speed) {
    return (int) Math.round(sampleRate * speed);
  }
}
