package dev.duet.experiment;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Gain;
import dev.duet.audio.effect.Noise;
import dev.duet.audio.effect.Telephone;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.io.Mp3Encoder;
import dev.duet.audio.resample.Resampler;
import java.util.Arrays;
import java.util.Random;

/**
 * What happens to recordings without anybody's speaking otherwise, so that it should not change
 * what they are called. What comes of it is what a file of 16 bits keeps: clipped and rounded.
 */
public enum SoundChange {
  /** Ten times the amplitude; what is beyond full scale is cut off. */
  LOUDER("20 dB louder, clipped") {
    @Override
    public Waveform of(Waveform sound) {
      return recorded(amplified(sound, DECIBELS));
    }
  },
  /** A tenth of the amplitude. */
  SOFTER("20 dB softer") {
    @Override
    public Waveform of(Waveform sound) {
      return recorded(amplified(sound, -DECIBELS));
    }
  },
  /** A second of nothing at all before and after. */
  DIGITAL_SILENCE("1 s of digital silence around") {
    @Override
    public Waveform of(Waveform sound) {
      return recorded(padded(sound));
    }
  },
  /** A quiet room: before, meanwhile and after. */
  QUIET_ROOM("1 s of a quiet room around") {
    @Override
    public Waveform of(Waveform sound) {
      Waveform padded = padded(sound);
      Random random = new Random(Arrays.hashCode(sound.samples()));
      float[] room = Noise.of(Noise.Colour.PINK, padded.length(), random);
      float[] heard = Noise.add(padded.samples(), room, ROOM_BELOW_VOICE);
      return recorded(Waveform.mono(heard, sound.sampleRate()));
    }
  },
  /** The band of an 8 kHz telephone line. */
  TELEPHONE("telephone band, 8 kHz") {
    @Override
    public Waveform of(Waveform sound) {
      float[] narrow = Telephone.of(sound.samples(), sound.sampleRate());
      return recorded(Waveform.mono(narrow, sound.sampleRate()));
    }
  },
  /** Encoded and decoded again, at the highest rate of the format that is not above its own. */
  MP3("MP3 at 32 kbit/s") {
    @Override
    public Waveform of(Waveform sound) {
      int rate = Mp3Encoder.rateFor(sound.sampleRate());
      float[] samples = Resampler.resample(sound.samples(), sound.sampleRate(), rate);
      byte[] bytes = Mp3Encoder.encode(recorded(Waveform.mono(samples, rate)), BIT_RATE);
      return new AudioDecoder().decodeMono(bytes);
    }
  };

  private static final double DECIBELS = 20;
  private static final double ROOM_BELOW_VOICE = 40;
  private static final int BIT_RATE = 32_000;
  private static final float STEPS = 32_768;

  private final String label;

  SoundChange(String label) {
    this.label = label;
  }

  /** The words for it in reports. */
  public String label() {
    return label;
  }

  /** A recording of one channel after the change, the same every time. */
  public abstract Waveform of(Waveform sound);

  private static Waveform amplified(Waveform sound, double decibels) {
    return Waveform.mono(Gain.of(sound.samples(), decibels), sound.sampleRate());
  }

  private static Waveform padded(Waveform sound) {
    float[] samples = new float[sound.length() + 2 * sound.sampleRate()];
    System.arraycopy(sound.samples(), 0, samples, sound.sampleRate(), sound.length());
    return Waveform.mono(samples, sound.sampleRate());
  }

  private static Waveform recorded(Waveform sound) {
    float[] samples = sound.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      float step = (float) Math.rint(samples[i] * STEPS);
      samples[i] = Math.max(-STEPS, Math.min(STEPS - 1, step)) / STEPS;
    }
    return Waveform.mono(samples, sound.sampleRate());
  }
}
