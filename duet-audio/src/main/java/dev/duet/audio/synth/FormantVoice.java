package dev.duet.audio.synth;

import dev.duet.audio.Waveform;
import java.util.List;
import java.util.Random;

/**
 * A small source-filter voice: a train of glottal pulses with some breath, sent through three
 * resonators that glide from vowel to vowel (Klatt 1980, cascade branch, without consonants).
 *
 * @param pitch fundamental frequency at the start of the utterance, in Hz
 * @param fall how far the fundamental falls to the end, in semitones; negative to rise
 * @param secondsPerVowel length of each vowel
 */
public record FormantVoice(double pitch, double fall, double secondsPerVowel) {
  private static final double PEAK = 0.5;
  private static final double BREATH = 0.03;
  private static final double SILENCE_SECONDS = 0.15;
  private static final double[] BANDWIDTHS = {80, 100, 150};

  /** A vowel by its first three formants, after Peterson and Barney (1952). */
  public enum Vowel {
    /** As in "father". */
    A(730, 1090, 2440),
    /** As in "bet". */
    E(530, 1840, 2480),
    /** As in "beet". */
    I(270, 2290, 3010),
    /** As in "bought". */
    O(570, 840, 2410),
    /** As in "boot". */
    U(300, 870, 2240);

    private final double first;
    private final double second;
    private final double third;

    Vowel(double first, double second, double third) {
      this.first = first;
      this.second = second;
      this.third = third;
    }

    private double formant(int i) {
      return i == 0 ? first : i == 1 ? second : third;
    }
  }

  /**
   * Speaks the vowels one after another, with a little silence around them.
   *
   * @param vowels at least one
   * @param sampleRate Hz, at least 8,000 so that the third formant fits
   * @param seed of the breath noise; the same seed gives the same samples
   * @throws IllegalArgumentException if there is no vowel or the rate is too low
   */
  public Waveform speak(List<Vowel> vowels, int sampleRate, long seed) {
    if (vowels.isEmpty()) {
      throw new IllegalArgumentException("there is no vowel to speak");
    }
    if (sampleRate < 8000) {
      throw new IllegalArgumentException("sample rate must be at least 8000 Hz, not " + sampleRate);
    }
    int voiced = (int) Math.round(vowels.size() * secondsPerVowel * sampleRate);
    int margin = (int) Math.round(SILENCE_SECONDS * sampleRate);
    float[] samples = new float[voiced + 2 * margin];
    double[] source = source(voiced, sampleRate, new Random(seed));
    for (int i = 0; i < BANDWIDTHS.length; i++) {
      resonate(source, vowels, i, sampleRate);
    }
    double peak = 0;
    for (double s : source) {
      peak = Math.max(peak, Math.abs(s));
    }
    for (int n = 0; n < voiced; n++) {
      samples[margin + n] = (float) (PEAK * envelope(n, voiced) * source[n] / peak);
    }
    return Waveform.mono(samples, sampleRate);
  }

  private double[] source(int length, int sampleRate, Random breath) {
    double[] source = new double[length];
    double phase = 0;
    for (int n = 0; n < length; n++) {
      double progress = (double) n / length;
      phase += pitch * Math.pow(2, -fall * progress / 12) / sampleRate;
      phase -= Math.floor(phase);
      source[n] = glottalFlow(phase) + BREATH * breath.nextGaussian();
    }
    return source;
  }

  /** One period of Rosenberg's pulse (1971): opens over 40 %, closes over 16 %, then rests. */
  private static double glottalFlow(double phase) {
    if (phase < 0.4) {
      return 0.5 * (1 - Math.cos(Math.PI * phase / 0.4));
    }
    return phase < 0.56 ? Math.cos(Math.PI * (phase - 0.4) / 0.32) : 0;
  }

  private void resonate(double[] signal, List<Vowel> vowels, int formant, int sampleRate) {
    double radius = Math.exp(-Math.PI * BANDWIDTHS[formant] / sampleRate);
    double previous = 0;
    double beforeThat = 0;
    for (int n = 0; n < signal.length; n++) {
      double frequency = glide(vowels, formant, (double) n / signal.length);
      double b = 2 * radius * Math.cos(2 * Math.PI * frequency / sampleRate);
      double c = -radius * radius;
      double out = (1 - b - c) * signal[n] + b * previous + c * beforeThat;
      beforeThat = previous;
      previous = out;
      signal[n] = out;
    }
  }

  private static double glide(List<Vowel> vowels, int formant, double progress) {
    double position = Math.max(0, progress * vowels.size() - 0.5);
    int from = Math.min((int) position, vowels.size() - 1);
    int to = Math.min(from + 1, vowels.size() - 1);
    double share = Math.min(1, position - from);
    return (1 - share) * vowels.get(from).formant(formant)
        + share * vowels.get(to).formant(formant);
  }

  private static double envelope(int n, int length) {
    double edge = Math.min(n, length - 1 - n) / (0.1 * length);
    return edge >= 1 ? 1 : 0.5 * (1 - Math.cos(Math.PI * edge));
  }
}
