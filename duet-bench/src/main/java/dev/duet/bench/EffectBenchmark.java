package dev.duet.bench;

import dev.duet.audio.Matrix;
import dev.duet.audio.effect.Gain;
import dev.duet.audio.effect.Noise;
import dev.duet.audio.effect.PitchShift;
import dev.duet.audio.effect.Room;
import dev.duet.audio.effect.Speed;
import dev.duet.audio.effect.Telephone;
import dev.duet.audio.effect.TimeStretch;
import dev.duet.audio.effect.VoiceWarp;
import dev.duet.audio.feature.Feature;
import dev.duet.audio.feature.FeatureSpec;
import dev.duet.audio.resample.Resampler;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Milliseconds a clip of 1.5 s, by the clock and, in {@link CpuTime}, of the processor. The methods
 * are called as the peer's in {@code peers/librosa_effects.py} are, where it has one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class EffectBenchmark {
  private static final FeatureSpec FEATURES = FeatureSpec.DEFAULT;

  private final List<float[]> clips = Clips.all();
  private final SplittableRandom random = new SplittableRandom(1);
  private int next;

  /** The next clip, in turn. */
  private float[] clip() {
    next = (next + 1) % clips.size();
    return clips.get(next);
  }

  private float[] noisy(float[] clip, Noise.Colour colour) {
    return Noise.add(clip, Noise.of(colour, clip.length, random), 15);
  }

  @Benchmark
  public float[] timeStretchSlower(CpuTime cpu) {
    return cpu.of(() -> TimeStretch.of(clip(), 0.8));
  }

  @Benchmark
  public float[] timeStretchFaster(CpuTime cpu) {
    return cpu.of(() -> TimeStretch.of(clip(), 1.25));
  }

  @Benchmark
  public float[] pitchShiftUp(CpuTime cpu) {
    return cpu.of(() -> PitchShift.of(clip(), 2));
  }

  @Benchmark
  public float[] pitchShiftDown(CpuTime cpu) {
    return cpu.of(() -> PitchShift.of(clip(), -2));
  }

  /** A new ratio each time, as augmentation draws them. */
  @Benchmark
  public float[] pitchShiftRandom(CpuTime cpu) {
    return cpu.of(() -> PitchShift.of(clip(), random.nextDouble(-2, 2)));
  }

  @Benchmark
  public float[] speed(CpuTime cpu) {
    return cpu.of(() -> Speed.of(clip(), 1.1));
  }

  @Benchmark
  public float[] speedRandom(CpuTime cpu) {
    return cpu.of(() -> Speed.of(clip(), random.nextDouble(0.9, 1.1)));
  }

  @Benchmark
  public float[] resample16000(CpuTime cpu) {
    return cpu.of(() -> Resampler.resample(clip(), Clips.RATE, 16_000));
  }

  @Benchmark
  public float[] whiteNoise(CpuTime cpu) {
    return cpu.of(() -> noisy(clip(), Noise.Colour.WHITE));
  }

  @Benchmark
  public float[] pinkNoise(CpuTime cpu) {
    return cpu.of(() -> noisy(clip(), Noise.Colour.PINK));
  }

  @Benchmark
  public float[] voiceWarp(CpuTime cpu) {
    return cpu.of(() -> VoiceWarp.of(clip(), Clips.RATE, 1.2, 0));
  }

  /** Another room each time, as augmentation draws them. */
  @Benchmark
  public float[] room(CpuTime cpu) {
    return cpu.of(() -> Room.of(clip(), Clips.RATE, 0.5, random));
  }

  @Benchmark
  public float[] telephone(CpuTime cpu) {
    return cpu.of(() -> Telephone.of(clip(), Clips.RATE));
  }

  @Benchmark
  public float[] telephoneWideband(CpuTime cpu) {
    return cpu.of(() -> Telephone.of(clip(), Clips.RATE, 7_000));
  }

  @Benchmark
  public float[] gain(CpuTime cpu) {
    return cpu.of(() -> Gain.of(clip(), -6));
  }

  @Benchmark
  public Matrix melSpectrogram(CpuTime cpu) {
    return cpu.of(() -> Feature.MEL.of(clip(), FEATURES));
  }

  @Benchmark
  public Matrix mfcc(CpuTime cpu) {
    return cpu.of(() -> Feature.MFCC.of(clip(), FEATURES));
  }

  @Benchmark
  public Matrix chroma(CpuTime cpu) {
    return cpu.of(() -> Feature.CHROMA.of(clip(), FEATURES));
  }

  @Benchmark
  public Matrix f0(CpuTime cpu) {
    return cpu.of(() -> Feature.F0.of(clip(), FEATURES));
  }
}
