package dev.duet.audio.effect;

import dev.duet.audio.Samples;
import dev.duet.audio.spectrum.FrameSpec;
import dev.duet.audio.spectrum.RealFft;
import dev.duet.audio.spectrum.Stft;

/**
 * Another throat for the same utterance: moves the formants by a factor and tilts the spectrum, and
 * keeps pitch, timing and loudness. A factor above 1 is a shorter vocal tract.
 *
 * <p>The smooth spectral envelope is what the first millisecond of a frame's real cepstrum holds
 * (Oppenheim and Schafer, Homomorphic analysis of speech, 1968), about the first 16 coefficients at
 * 16,000 Hz.
 */
public final class VoiceWarp {
  static final Bounds FACTORS = new Bounds("the factor of a voice warp", 0.5, 2);
  static final Bounds TILTS = new Bounds("the spectral tilt in dB per octave", -12, 12);

  private static final double ENVELOPE_SECONDS = 0.001;
  private static final double FRAME_SECONDS = 0.046;
  private static final double TILT_CENTRE_HZ = 1000;

  /** The most that a bin is raised or lowered: 30 dB, as a natural logarithm of magnitude. */
  private static final double MOST = 30 * Math.log(10) / 20;

  /** Below the loudest bin by 100 dB, where there is only rounding to follow. */
  private static final double FLOOR = 1e-5;

  private final FrameSpec spec;
  private final RealFft fft;
  private final double[] cepstrum;
  private final double[] envelope;
  private final double[] tilt;
  private final double factor;

  private VoiceWarp(int sampleRate, double factor, double tiltDbPerOctave) {
    int nFft = Integer.highestOneBit((int) Math.max(64, FRAME_SECONDS * sampleRate * 1.01));
    this.spec = new FrameSpec(sampleRate, nFft, nFft / 4);
    this.fft = RealFft.of(nFft);
    this.cepstrum = fft.buffer();
    this.envelope = new double[spec.bins()];
    this.tilt = new double[spec.bins()];
    this.factor = factor;
    for (int bin = 0; bin < tilt.length; bin++) {
      double octaves = Math.log(spec.frequency(Math.max(1, bin)) / TILT_CENTRE_HZ) / Math.log(2);
      tilt[bin] = tiltDbPerOctave * octaves * Math.log(10) / 20;
    }
  }

  /**
   * Warps the envelope.
   *
   * @param samples mono samples, at least one, finite
   * @param sampleRate in Hz
   * @param factor by which formant frequencies are multiplied, from 0.5 to 2; 1 leaves them
   * @param tiltDbPerOctave what is added to the slope of the spectrum, from -12 to 12
   * @return as many samples, as loud as before
   * @throws dev.duet.audio.AudioException if the samples are empty or not finite
   */
  public static float[] of(float[] samples, int sampleRate, double factor, double tiltDbPerOctave) {
    FACTORS.require(factor);
    TILTS.require(tiltDbPerOctave);
    Samples.require(samples);
    return new VoiceWarp(sampleRate, factor, tiltDbPerOctave).apply(samples);
  }

  private float[] apply(float[] samples) {
    Stft stft = Stft.of(samples, spec);
    float[] values = stft.values().clone();
    double floor = FLOOR * loudest(values);
    for (int t = 0; t < stft.frames(); t++) {
      warp(values, t * 2 * spec.bins(), floor);
    }
    float[] warped = new Stft(values, stft.frames(), spec).inverse(samples.length);
    double power = ActiveLevel.meanSquare(warped);
    return power == 0
        ? warped
        : Gain.times(warped, Math.sqrt(ActiveLevel.meanSquare(samples) / power));
  }

  private void warp(float[] values, int frame, double floor) {
    smooth(values, frame, floor);
    int last = envelope.length - 1;
    for (int bin = 0; bin <= last; bin++) {
      double source = Math.min(last, bin / factor);
      int below = Math.min(last - 1, (int) source);
      double share = source - below;
      double moved = (1 - share) * envelope[below] + share * envelope[below + 1];
      double change = moved - envelope[bin] + tilt[bin];
      float gain = (float) Math.exp(Math.max(-MOST, Math.min(MOST, change)));
      values[frame + 2 * bin] *= gain;
      values[frame + 2 * bin + 1] *= gain;
    }
  }

  /** Leaves the smooth logarithm of a frame's magnitudes in {@link #envelope}. */
  private void smooth(float[] values, int frame, double floor) {
    for (int bin = 0; bin < envelope.length; bin++) {
      double re = values[frame + 2 * bin];
      double im = values[frame + 2 * bin + 1];
      cepstrum[2 * bin] = 0.5 * Math.log(re * re + im * im + floor * floor + Double.MIN_NORMAL);
      cepstrum[2 * bin + 1] = 0;
    }
    fft.inverse(cepstrum);
    int kept = (int) Math.round(ENVELOPE_SECONDS * spec.sampleRate());
    for (int i = kept + 1; i < spec.nFft() - kept; i++) {
      cepstrum[i] = 0;
    }
    fft.forward(cepstrum);
    for (int bin = 0; bin < envelope.length; bin++) {
      envelope[bin] = cepstrum[2 * bin];
    }
  }

  private static double loudest(float[] values) {
    float loudest = 0;
    for (float value : values) {
      loudest = Math.max(loudest, Math.abs(value));
    }
    return loudest;
  }
}
