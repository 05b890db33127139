package dev.duet.audio;

import java.util.Random;

/** Sounds with a formula. */
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
}
