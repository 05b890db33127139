package dev.duet.recipe;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Noise;
import dev.duet.corpus.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Recordings as they are in places that are more or less loud, so that a model learns how sure to
 * be of voices that it has not heard and can hardly hear.
 */
final class LoudPlace {
  /** What features of such recordings are kept as. */
  static final String NAME = "in a loud place";

  /** One recording in so many says enough of noise, and takes as much less time. */
  private static final int ONE_IN = 8;

  /** In dB; at the other end the noise is as strong as the voice. */
  private static final double QUIETEST = 25;

  private LoudPlace() {}

  /** Some of many recordings. */
  static List<Sample> some(List<Sample> samples) {
    return IntStream.range(0, samples.size())
        .filter(i -> i % ONE_IN == 0)
        .mapToObj(samples::get)
        .toList();
  }

  /** A recording of one channel over white or pink noise, the same every time. */
  static Waveform of(Waveform sound) {
    float[] samples = sound.samples();
    Random random = new Random(Arrays.hashCode(samples));
    Noise.Colour colour = random.nextBoolean() ? Noise.Colour.WHITE : Noise.Colour.PINK;
    double signalToNoise = QUIETEST * random.nextDouble();
    float[] noise = Noise.of(colour, samples.length, random);
    return Waveform.mono(Noise.add(samples, noise, signalToNoise), sound.sampleRate());
  }
}
