package dev.duet.audio;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Sounds with a formula, so that tests need no recording: as arrays, counted in samples, and as
 * waveforms within [-1, 1], measured in seconds.
 */
public final class Tones {
  private Tones() {}

  /** A sine from phase 0. */
  public static float[] sine(double hz, double amplitude, int sampleRate, int samples) {
    float[] y = new float[samples];
    for (int i = 0; i < samples; i++) {
      y[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / sampleRate));
    }
    return y;
  }

  /** Gaussian noise of standard deviation 1. */
  public static float[] noise(long seed, int samples) {
    Random random = new Random(seed);
    float[] y = new float[samples];
    for (int i = 0; i < samples; i++) {
      y[i] = (float) random.nextGaussian();
    }
    return y;
  }

  /** The same sound, louder or softer. */
  public static float[] scaled(float[] y, double factor) {
    float[] scaled = new float[y.length];
    for (int i = 0; i < y.length; i++) {
      scaled[i] = (float) (factor * y[i]);
    }
    return scaled;
  }

  /** A steady sine of amplitude 0.5. */
  public static Waveform sine(double hz, double seconds, int sampleRate) {
    return Waveform.mono(sine(hz, 0.5, sampleRate, samples(seconds, sampleRate)), sampleRate);
  }

  /** Gaussian noise of standard deviation 0.1. */
  public static Waveform noise(long seed, double seconds, int sampleRate) {
    float[] noise = noise(seed, samples(seconds, sampleRate));
    return Waveform.mono(scaled(noise, 0.1), sampleRate);
  }

  /** A sine of amplitude 0.5 whose frequency moves evenly from one value to another. */
  public static Waveform chirp(double fromHz, double toHz, double seconds, int sampleRate) {
    double slope = (toHz - fromHz) / seconds;
    return of(
        t -> 0.5 * Math.sin(2 * Math.PI * (fromHz * t + slope * t * t / 2)), seconds, sampleRate);
  }

  /** One sample of 1 in the middle of silence. */
  public static Waveform impulse(double seconds, int sampleRate) {
    Waveform sound = silence(seconds, sampleRate);
    sound.samples()[sound.length() / 2] = 1;
    return sound;
  }

  /** Zeros. */
  public static Waveform silence(double seconds, int sampleRate) {
    return Waveform.mono(new float[samples(seconds, sampleRate)], sampleRate);
  }

  /**
   * Something like a spoken "ah": harmonics below 4 kHz under formants at 700, 1,200 and 2,600 Hz,
   * with an attack, a release and a pitch that moves evenly.
   */
  public static Waveform vowel(double fromHz, double toHz, double seconds, int sampleRate) {
    double slope = (toHz - fromHz) / seconds;
    double top = Math.min(4_000, sampleRate / 2.0);
    return of(
        t -> {
          double pitch = fromHz + slope * t;
          double phase = 2 * Math.PI * (fromHz * t + slope * t * t / 2);
          double sum = 0;
          for (int k = 1; k * pitch < top; k++) {
            double hz = k * pitch;
            double gain = formant(hz, 700, 90) + formant(hz, 1_200, 110) + formant(hz, 2_600, 160);
            sum += gain / k * Math.sin(k * phase);
          }
          double envelope = Math.min(1, Math.min(t, seconds - t) / 0.05);
          return Math.tanh(sum) * envelope * 0.8;
        },
        seconds,
        sampleRate);
  }

  /** Two waveforms of one length and rate as left and right. */
  public static Waveform stereo(Waveform left, Waveform right) {
    return new Waveform(new float[][] {left.samples(), right.samples()}, left.sampleRate());
  }

  private static double formant(double hz, double centre, double bandwidth) {
    double distance = (hz - centre) / bandwidth;
    return 1 / (1 + distance * distance);
  }

  private static Waveform of(DoubleUnaryOperator amplitude, double seconds, int sampleRate) {
    float[] samples = new float[samples(seconds, sampleRate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) amplitude.applyAsDouble((double) i / sampleRate);
    }
    return Waveform.mono(samples, sampleRate);
  }

  private static int samples(double seconds, int sampleRate) {
    return (int) Math.round(seconds * sampleRate);
  }
}
