package dev.duet.voice;

import dev.duet.audio.feature.LogMel;
import dev.duet.speech.whisper.EncoderBlocks;

/**
 * States of a speech recogniser's encoder as features: outputs of some of its first layers, one
 * below the other. They were learnt from 680,000 hours of strangers, and carry further than what a
 * few actors can teach.
 *
 * <p>Level and silent margins are taken out of a recording before the encoder hears it, and it
 * hears no more than the recording, so that neither decides.
 *
 * @param encoder the published model that the layers are of, for example {@code whisper-base}
 * @param states values in a state: 384 in Whisper tiny, 512 in base
 * @param from first layer whose output is seen; 0 is what the convolutions make
 * @param to last layer whose output is seen, at least {@code from}; the encoder ends there
 * @param trimDb frames before and after the speech that lie this far below the loudest are left
 *     out, in dB; zero keeps them
 * @param average neighbouring states, of 20 ms each, whose mean becomes one frame
 */
public record EncoderFeatures(
    String encoder, int states, int from, int to, double trimDb, int average)
    implements VoiceFeatures {
  /** Bands of the log-mel spectrogram that the encoder reads. */
  static final int BANDS = 80;

  private static final int HEAD = 64;
  private static final int MOST_LAYERS = 32;
  private static final int MOST_AVERAGED = 50;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException with a sentence if one is violated
   */
  public EncoderFeatures {
    Ranges.requireIn("states", states, Ranges.MOST_WIDTH);
    Ranges.requireIn("to", to, MOST_LAYERS);
    Ranges.requireIn("average", average, MOST_AVERAGED);
    if (states % HEAD != 0) {
      throw new IllegalArgumentException("states must be a multiple of 64, not " + states);
    }
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("from must be in 0.." + to + ", not " + from);
    }
    if (!(trimDb >= 0)) {
      throw new IllegalArgumentException("trimDb must not be negative, it is " + trimDb);
    }
  }

  /** Number of layers seen. */
  public int layers() {
    return to - from + 1;
  }

  @Override
  public int width() {
    return layers() * states;
  }

  @Override
  public int sampleRate() {
    return LogMel.SAMPLE_RATE;
  }

  /** The part of the encoder that is needed. */
  EncoderBlocks blocks() {
    return new EncoderBlocks(BANDS, states, to);
  }

  /** What is needed before the first layer whose output is seen; never tuned. */
  EncoderBlocks lowerBlocks() {
    // There is no encoder without a layer.
    return new EncoderBlocks(BANDS, states, Math.max(1, from));
  }
}
