package dev.duet.audio.synth;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Noise;
import dev.duet.audio.effect.Noise.Colour;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Sounds in which nobody says anything, of 1 to 10 s. A recogniser that writes words down for them
 * has invented them.
 */
public enum Wordless {
  /** Nothing at all, or the noise floor of a microphone, at most -60 dBFS. */
  SILENCE {
    @Override
    float[] samples(int length, int rate, RandomGenerator random) {
      return random.nextInt(3) == 0
          ? new float[length]
          : scaled(Noise.of(Colour.WHITE, length, random), decibels(random, -90, -60));
    }
  },
  /** Chords that follow each other as music does, with overtones that die away. */
  TONES {
    @Override
    float[] samples(int length, int rate, RandomGenerator random) {
      float[] sound = new float[length];
      double loudness = decibels(random, -40, -6);
      for (int start = 0; start < length; ) {
        int end = Math.min(length, start + (int) (rate * random.nextDouble(0.15, 1)));
        for (int voice = random.nextInt(1, 4); voice > 0; voice--) {
          note(sound, start, end, rate, loudness / 3, random.nextInt(37));
        }
        start = end;
      }
      return sound;
    }
  },
  /** White or pink noise, steady or swelling. */
  NOISE {
    @Override
    float[] samples(int length, int rate, RandomGenerator random) {
      Colour colour = random.nextBoolean() ? Colour.WHITE : Colour.PINK;
      float[] sound = scaled(Noise.of(colour, length, random), decibels(random, -50, -12));
      double swelling = random.nextBoolean() ? 2 * Math.PI * random.nextDouble(0.2, 2) / rate : 0;
      for (int i = 0; i < length; i++) {
        sound[i] *= (float) (1 - 0.45 * (1 - Math.cos(swelling * i)));
      }
      return sound;
    }
  },
  /** One pure or square tone of 200 to 3,000 Hz, held or pulsed as alarms are. */
  BEEP {
    @Override
    float[] samples(int length, int rate, RandomGenerator random) {
      float[] sound = new float[length];
      double radians = 2 * Math.PI * random.nextDouble(200, 3000) / rate;
      double loudness = decibels(random, -30, -3);
      boolean isSquare = random.nextInt(3) == 0;
      int pulse = random.nextBoolean() ? (int) (rate * random.nextDouble(0.1, 0.5)) : length;
      for (int i = 0; i < length; i++) {
        double wave = Math.sin(radians * i);
        boolean isOn = i / pulse % 2 == 0;
        sound[i] = isOn ? (float) (loudness * (isSquare ? Math.signum(wave) / 2 : wave)) : 0;
      }
      return sound;
    }
  };

  private static final int OVERTONES = 5;
  private static final double LOWEST_HZ = 110;
  private static final double ATTACK_SECONDS = 0.01;

  abstract float[] samples(int length, int rate, RandomGenerator random);

  /**
   * One such sound.
   *
   * @param rate in Hz
   * @param seed the same gives the same sound
   */
  public Waveform sound(int rate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int length = (int) (rate * random.nextDouble(1, 10));
    return Waveform.mono(samples(length, rate, random), rate);
  }

  /** The factor of a level drawn between two, in dB. */
  private static double decibels(RandomGenerator random, double low, double high) {
    return Math.pow(10, random.nextDouble(low, high) / 20);
  }

  private static float[] scaled(float[] samples, double factor) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= (float) factor;
    }
    return samples;
  }

  /** Adds a note so many semitones above the lowest. */
  private static void note(
      float[] sound, int start, int end, int rate, double loudness, int semitones) {
    double radians = 2 * Math.PI * LOWEST_HZ * Math.pow(2, semitones / 12.0) / rate;
    for (int i = start; i < end; i++) {
      double seconds = (double) (i - start) / rate;
      double fade = Math.min(1, (double) (end - i) / rate / ATTACK_SECONDS);
      double envelope = Math.min(1, seconds / ATTACK_SECONDS) * Math.exp(-3 * seconds) * fade;
      for (int k = 1; k <= OVERTONES; k++) {
        sound[i] += (float) (loudness * envelope / k * Math.sin(k * radians * (i - start)));
      }
    }
  }
}
