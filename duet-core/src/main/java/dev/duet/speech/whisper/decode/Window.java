package dev.duet.speech.whisper.decode;

import dev.duet.audio.Matrix;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.whisper.WhisperConfig;
import java.util.OptionalDouble;

/**
 * A part of a recording that is heard at once.
 *
 * @param logMel [mels, frames], sound and then silence
 * @param frames that hold sound, of 10 ms each
 * @param isCutShort whether it is shorter than what the model was trained on
 */
record Window(Matrix logMel, int frames, boolean isCutShort) {
  /** Samples a second. */
  static final int SAMPLE_RATE = SpeechRecogniser.SAMPLE_RATE;

  /** Frames a second. */
  static final int FRAME_RATE = 100;

  /** Recordings up to here are short: with silence behind them they fit into a window. */
  private static final int LONGEST_SHORT = 28 * FRAME_RATE;

  /**
   * The window from a frame on, as long as it can be. Only a short recording is cut short: of a
   * long one, the few words that are left for the last window are led by many before, and with
   * little silence behind them the model goes on saying those.
   *
   * @param recording the whole
   * @param from its first frame
   * @param config of the model that is to hear it
   * @param shortContext seconds of silence behind a short recording; empty for whole windows
   */
  static Window of(
      Recording recording, int from, WhisperConfig config, OptionalDouble shortContext) {
    int whole = 2 * config.encoder().context();
    int frames = Math.min(whole, recording.frames() - from);
    int length = whole;
    if (shortContext.isPresent() && recording.frames() <= LONGEST_SHORT) {
      int needed = frames + (int) Math.round(shortContext.getAsDouble() * FRAME_RATE);
      length = Math.min(whole, needed + needed % 2);
    }
    boolean isCutShort = length < whole;
    int heard = isCutShort ? length : frames;
    Matrix logMel = recording.logMel(from, heard);
    return new Window(padded(logMel, heard, length), frames, isCutShort);
  }

  /**
   * The first frames, and behind them zeros, as faster-whisper pads to 30 s. Where little is
   * padded, the model takes such frames for noise and goes on talking: there, silence is heard.
   */
  private static Matrix padded(Matrix logMel, int frames, int length) {
    Matrix padded = Matrix.zeros(logMel.rows(), length);
    for (int row = 0; row < logMel.rows(); row++) {
      System.arraycopy(logMel.data(), row * logMel.columns(), padded.data(), row * length, frames);
    }
    return padded;
  }

  double seconds() {
    return (double) frames / FRAME_RATE;
  }

  /** Positions of the encoder that hold sound. */
  int positions() {
    return frames / 2;
  }
}
