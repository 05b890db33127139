package dev.duet.experiment;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.PitchShift;
import dev.duet.audio.effect.VoiceWarp;
import java.util.List;

/**
 * A recording as another person of the same kind might have spoken it: the spectral envelope
 * stretched or squeezed as by another vocal tract, tilted as by another microphone and another
 * voice quality, the melody moved by a semitone or more, over the noise of another room. Timing and
 * the shape of the melody, by which one speaker's emotions resemble another's most, stay as they
 * are.
 *
 * <p>The envelope alone tells candidates apart badly: with forty cepstra and more the audio model
 * hears by harmonics and recognises nearly every clip through any envelope. Melodies moved by three
 * semitones and more, as a man's voice made of a woman's, rank by pitch alone.
 *
 * <p>After vocal tract length perturbation (Jaitly and Hinton 2013), which uses factors in 0.9 to
 * 1.1 to learn from; these are further away, for they shall be hard.
 */
final class WarpedVoices {
  /**
   * One of the voices.
   *
   * @param factor by which formants rise: below 1 a larger speaker, above 1 a smaller one
   * @param tilt gain in dB an octave, around 1 kHz
   * @param semitones by which the fundamental rises
   * @param signalToNoise of white noise, in dB
   */
  record Voice(double factor, double tilt, double semitones, double signalToNoise) {}

  /** Every factor with either direction of the melody. */
  static final List<Voice> VOICES =
      List.of(
          new Voice(0.82, 3, 1.5, 40),
          new Voice(0.82, -3, -1.5, 50),
          new Voice(1.2, 3, -1.5, 35),
          new Voice(1.2, -3, 1.5, 40),
          new Voice(0.72, 3, -1, 50),
          new Voice(1.38, -3, 1, 35));

  private WarpedVoices() {}

  /** A recording of one channel in all voices, in their order. */
  static List<Waveform> of(Waveform sound) {
    return VOICES.stream().map(voice -> of(sound, voice)).toList();
  }

  private static Waveform of(Waveform sound, Voice voice) {
    float[] shifted = PitchShift.of(sound.samples(), voice.semitones);
    // A shift of the pitch has moved the formants along.
    double factor = voice.factor / Math.pow(2, voice.semitones / 12);
    float[] warped = VoiceWarp.of(shifted, sound.sampleRate(), factor, voice.tilt);
    return NoisyVoices.over(Waveform.mono(warped, sound.sampleRate()), voice.signalToNoise);
  }
}
