package dev.duet.experiment;

import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Telephone;
import dev.duet.text.WordErrors;
import java.util.List;
import java.util.Locale;

/** What happens to utterances on their way to a test. */
public enum Condition {
  /** Nothing. */
  CLEAN("clean", 0, 0),
  /** White noise 20 dB below the voice. */
  NOISE_20("noise 20 dB", 20, 0),
  /** White noise 10 dB below the voice. */
  NOISE_10("noise 10 dB", 10, 0),
  /** White noise 5 dB below the voice. */
  NOISE_5("noise 5 dB", 5, 0),
  /** White noise as strong as the voice. */
  NOISE_0("noise 0 dB", 0, 0),
  /** The band of an 8 kHz telephone line. */
  TELEPHONE("telephone", 0, 0),
  /** A tenth of the words misheard. */
  WORDS_10("10 % word errors", 0, 0.1),
  /** Three tenths of the words misheard. */
  WORDS_30("30 % word errors", 0, 0.3);

  private final String label;
  private final double snr;
  private final double wordErrors;

  Condition(String label, double snr, double wordErrors) {
    this.label = label;
    this.snr = snr;
    this.wordErrors = wordErrors;
  }

  /** Whether it changes the sound. */
  boolean isOfSound() {
    return this == TELEPHONE || name().startsWith("NOISE");
  }

  /** The word for it in reports. */
  String label() {
    return label;
  }

  /** The key for it in JSON. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A recording of one channel under this condition, the same every time. */
  Waveform of(Waveform sound) {
    if (this == TELEPHONE) {
      return Waveform.mono(Telephone.of(sound.samples(), sound.sampleRate()), sound.sampleRate());
    }
    return isOfSound() ? NoisyVoices.over(sound, snr) : sound;
  }

  /**
   * How words are misheard under this condition.
   *
   * @param vocabulary of the words that others are taken for
   */
  WordErrors wordErrors(List<String> vocabulary) {
    return new WordErrors(wordErrors, vocabulary);
  }
}
