package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Torch;
import java.util.List;

/**
 * Hypotheses about one sound, which grow token by token. What they have gone through is kept in
 * native memory until the session is closed; the sound must stay open as long.
 */
public final class DecoderSession implements AutoCloseable {
  private final WhisperDecoder decoder;
  private final AudioStates sound;
  private final int context;
  private final NDManager manager = Torch.newManager();
  private List<KeysValues> heard = List.of();
  private int rows;
  private int length;

  DecoderSession(WhisperDecoder decoder, AudioStates sound, int context, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " hypotheses");
    }
    this.decoder = decoder;
    this.sound = sound;
    this.context = context;
    this.rows = rows;
  }

  /** Number of hypotheses. */
  public int rows() {
    return rows;
  }

  /** Number of tokens that each hypothesis has. */
  public int length() {
    return length;
  }

  /**
   * Lets each hypothesis grow.
   *
   * @param tokens the next ones of each row, as many for every row: a prompt at first, one token
   *     each afterwards
   * @return logits of what comes behind the last token, [rows][vocabulary]
   * @throws IllegalArgumentException if there is not room for so many tokens in the context
   */
  public float[][] next(int[][] tokens) {
    float[][] logits = new float[tokens.length][];
    float[][][] all = next(tokens, tokens[0].length - 1);
    for (int row = 0; row < logits.length; row++) {
      logits[row] = all[row][0];
    }
    return logits;
  }

  /**
   * As above, with the logits at places of the reader's choice.
   *
   * @param tokens as above
   * @param places indices into the tokens of a row
   * @return logits of what comes behind the tokens at the places, [rows][places][vocabulary]
   * @throws IllegalArgumentException if there is not room for so many tokens in the context
   */
  public float[][][] next(int[][] tokens, int... places) {
    int count = tokens.length == 0 ? 0 : tokens[0].length;
    if (tokens.length != rows || count == 0) {
      throw new IllegalArgumentException(tokens.length + " rows of tokens for " + rows);
    }
    if (length + count > context) {
      throw new IllegalArgumentException(
          length + count + " tokens where the model has a context of " + context);
    }
    return Torch.withoutGradients(
        () -> {
          try (NDManager step = manager.newSubManager()) {
            WhisperDecoder.Pass pass = decoder.pass(ids(tokens, step), heard, sound.read());
            float[][][] logits = logits(pass.states(), places, step);
            pass.heard().forEach(each -> each.attach(manager));
            heard.forEach(KeysValues::close);
            heard = pass.heard();
            length += count;
            return logits;
          }
        });
  }

  private static NDArray ids(int[][] tokens, NDManager manager) {
    int count = tokens[0].length;
    long[] ids = new long[tokens.length * count];
    for (int row = 0; row < tokens.length; row++) {
      if (tokens[row].length != count) {
        throw new IllegalArgumentException("rows grow by as many tokens each");
      }
      for (int i = 0; i < count; i++) {
        ids[row * count + i] = tokens[row][i];
      }
    }
    return manager.create(ids, new Shape(tokens.length, count));
  }

  private float[][][] logits(NDArray states, int[] places, NDManager step) {
    NDArray chosen =
        states.getShape().get(1) == 1 && places.length == 1
            ? states
            : states.transpose(1, 0, 2).get(step.create(places)).transpose(1, 0, 2);
    NDArray logits = decoder.logits(chosen);
    int vocabulary = Math.toIntExact(logits.getShape().get(2));
    java.nio.FloatBuffer values = logits.toByteBuffer().asFloatBuffer();
    float[][][] all = new float[rows][places.length][vocabulary];
    for (float[][] row : all) {
      for (float[] place : row) {
        values.get(place);
      }
    }
    return all;
  }

  /**
   * Goes on with other hypotheses: row {@code i} becomes what row {@code rows[i]} was. Rows may be
   * repeated or left out.
   */
  public void keep(int... chosen) {
    if (chosen.length == 0) {
      throw new IllegalArgumentException("no hypothesis is kept");
    }
    for (int row : chosen) {
      if (row < 0 || row >= rows) {
        throw new IllegalArgumentException("there is no row " + row + " of " + rows);
      }
    }
    try (NDArray indices = manager.create(chosen)) {
      List<KeysValues> kept = heard.stream().map(each -> each.rows(indices)).toList();
      heard.forEach(KeysValues::close);
      heard = kept;
      rows = chosen.length;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
