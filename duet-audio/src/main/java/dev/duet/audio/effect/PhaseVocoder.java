package dev.duet.audio.effect;

import dev.duet.audio.spectrum.Stft;

/**
 * Frames at another pace, as {@code librosa.phase_vocoder}: magnitudes are interpolated, phases
 * advance as they do between the two frames at hand.
 */
final class PhaseVocoder {
  private PhaseVocoder() {}

  /**
   * The frames at times 0, rate, 2 rate, ...
   *
   * @param rate frames of the input to a frame of the output
   * @return {@code ceil(frames / rate)} frames
   */
  static Stft stretch(Stft stft, double rate) {
    int bins = stft.spec().bins();
    int frames = (int) Math.ceil(stft.frames() / rate);
    float[] stretched = new float[Math.multiplyExact(frames, 2 * bins)];
    double advance = 2 * Math.PI * stft.spec().hop() / stft.spec().nFft();
    float[] phase = new float[bins];
    for (int bin = 0; bin < bins; bin++) {
      phase[bin] = angle(stft, bin, 0);
    }
    for (int t = 0; t < frames; t++) {
      int at = (int) (t * rate);
      float weight = (float) (t * rate - at);
      for (int bin = 0; bin < bins; bin++) {
        float magnitude =
            (1 - weight) * magnitude(stft, bin, at) + weight * magnitude(stft, bin, at + 1);
        int out = 2 * (t * bins + bin);
        stretched[out] = (float) (magnitude * Math.cos(phase[bin]));
        stretched[out + 1] = (float) (magnitude * Math.sin(phase[bin]));
        double turn = angle(stft, bin, at + 1) - angle(stft, bin, at) - advance * bin;
        turn -= 2 * Math.PI * Math.rint(turn / (2 * Math.PI));
        // In single precision, as librosa's, whose rounding is heard after some seconds.
        phase[bin] = (float) (phase[bin] + (advance * bin + turn));
      }
    }
    return new Stft(stretched, frames, stft.spec());
  }

  private static float magnitude(Stft stft, int bin, int frame) {
    return frame < stft.frames() ? (float) Math.hypot(stft.re(bin, frame), stft.im(bin, frame)) : 0;
  }

  private static float angle(Stft stft, int bin, int frame) {
    return frame < stft.frames() ? (float) Math.atan2(stft.im(bin, frame), stft.re(bin, frame)) : 0;
  }
}
