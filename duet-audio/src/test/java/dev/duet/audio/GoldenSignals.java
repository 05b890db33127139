package dev.duet.audio;

import java.util.stream.Stream;

/** The signals for which librosa's own output is at hand, all mono at 22,050 Hz. */
public final class GoldenSignals {
  private GoldenSignals() {}

  /** All of them. */
  public static Stream<String> all() {
    return Stream.concat(longerThanNineFrames(), Stream.of("short300ms"));
  }

  /** Those that are long enough for everything. */
  public static Stream<String> longerThanNineFrames() {
    return Stream.of(
        "oaf_back_neutral",
        "oaf_dog_happy",
        "yaf_dog_angry",
        "yaf_gap_sad",
        "sine440",
        "chirp",
        "noise",
        "impulse",
        "silence");
  }

  /** The exact samples that librosa was given. */
  public static float[] input(String signal) {
    return array(signal, "input");
  }

  /** One of librosa's outputs, row-major. */
  public static float[] array(String signal, String name) {
    return Golden.array("librosa/" + signal + "/" + name + ".f32");
  }
}
