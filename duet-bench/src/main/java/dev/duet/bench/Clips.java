package dev.duet.bench;

import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What is measured on: eight synthetic voices that speak six vowels, the same in every run. */
final class Clips {
  /** Hz. */
  static final int RATE = 22050;

  /** Samples of a clip: 1.5 s. */
  static final int LENGTH = RATE * 3 / 2;

  private static final int COUNT = 8;
  private static final List<Vowel> VOWELS =
      List.of(Vowel.A, Vowel.I, Vowel.E, Vowel.O, Vowel.U, Vowel.A);

  private Clips() {}

  /** The clips, each mono, {@link #LENGTH} samples. */
  static List<float[]> all() {
    return IntStream.range(0, COUNT).mapToObj(Clips::clip).toList();
  }

  private static float[] clip(int index) {
    FormantVoice voice = new FormantVoice(110 + 20 * index, 4 - index, 0.21);
    return Arrays.copyOf(voice.speak(VOWELS, RATE, index).samples(), LENGTH);
  }
}
