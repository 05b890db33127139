package dev.duet.speech.whisper;

import dev.duet.audio.Golden;
import dev.duet.audio.Matrix;
import dev.duet.audio.Shared;
import java.nio.file.Path;

/** A small random Whisper in the form of Hugging Face, and what transformers makes of it. */
public final class SmallWhisper {
  private static final String ROOT = "golden/transformers/whisper/";

  /** What the reference was given after the sound. */
  static final int[] TOKENS = {1, 17, 33, 4, 90};

  private SmallWhisper() {}

  static Path folder() {
    return Shared.path(ROOT);
  }

  /** The network, to be closed. */
  public static WhisperNetwork load() {
    return WhisperNetwork.load(folder());
  }

  static float[] golden(String name) {
    return Golden.array("transformers/whisper/" + name + ".f32");
  }

  /** A log-mel spectrogram, [80, 200]. */
  public static Matrix mel() {
    return new Matrix(golden("mel"), 80, 200);
  }
}
