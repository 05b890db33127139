package dev.duet.experiment;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Noise;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/** A recording in rooms that are ever louder: white noise is added. */
final class NoisyVoices {
  /** In dB. */
  private static final double[] SIGNAL_TO_NOISE = {30, 20, 10};

  private NoisyVoices() {}

  /** A recording of one channel in all noises, from quiet to loud. */
  static List<Waveform> of(Waveform sound) {
    return DoubleStream.of(SIGNAL_TO_NOISE).mapToObj(ratio -> over(sound, ratio)).toList();
  }

  /**
   * A recording over white noise, the same noise every time.
   *
   * @param sound of one channel
   * @param signalToNoise in dB, as {@link Noise#add} counts it
   */
  static Waveform over(Waveform sound, double signalToNoise) {
    float[] samples = sound.samples();
    Random random = new Random(Arrays.hashCode(samples));
    float[] noise = Noise.of(Noise.Colour.WHITE, samples.length, random);
    return Waveform.mono(Noise.add(samples, noise, signalToNoise), sound.sampleRate());
  }
}
