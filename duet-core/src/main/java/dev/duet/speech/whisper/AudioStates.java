package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.duet.audio.Matrix;
import java.util.List;

/** What the encoder has made of a sound, in native memory until closed. */
public final class AudioStates implements AutoCloseable {
  private final NDManager manager;
  private final NDArray states;
  private final List<KeysValues> read;

  /**
   * Takes over native memory.
   *
   * @param manager owner of the arrays, closed with this
   * @param states [1, positions, width]
   * @param read the keys and values of the states for each layer of the decoder
   */
  AudioStates(NDManager manager, NDArray states, List<KeysValues> read) {
    this.manager = manager;
    this.states = states;
    this.read = read;
  }

  /** Number of positions; one is 20 ms. */
  public int positions() {
    return Math.toIntExact(states.getShape().get(1));
  }

  /** A copy of the encoder's last states, [positions, width]. */
  public Matrix states() {
    return new Matrix(
        states.toFloatArray(), positions(), Math.toIntExact(states.getShape().get(2)));
  }

  List<KeysValues> read() {
    return read;
  }

  @Override
  public void close() {
    manager.close();
  }
}
