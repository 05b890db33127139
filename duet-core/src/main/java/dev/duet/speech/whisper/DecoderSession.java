package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Torch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  private int heardRows;
  private int rows;
  private int length;
  private Optional<Foreseen> foreseen = Optional.empty();

  /** A token that has been gone through already, and the logits of what comes behind it. */
  private record Foreseen(int token, float[] logits) {}

  DecoderSession(WhisperDecoder decoder, AudioStates sound, int context, int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(rows + " hypotheses");
    }
    this.decoder = decoder;
    this.sound = sound;
    this.context = context;
    this.rows = rows;
    this.heardRows = rows;
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
    Optional<Foreseen> known = foreseen;
    foreseen = Optional.empty();
    if (known.isPresent()) {
      int token = known.get().token();
      if (Arrays.stream(tokens).allMatch(row -> row.length == 1 && row[0] == token)) {
        length++;
        return Arrays.stream(tokens)
            .map(row -> new float[][] {known.get().logits().clone()})
            .toArray(float[][][]::new);
      }
      remember(heard.stream().map(each -> each.first(length)).toList());
    }
    return Torch.withoutGradients(
        () -> {
          try (NDManager step = manager.newSubManager()) {
            int[][] carried = carried(tokens);
            WhisperDecoder.Pass pass = decoder.pass(ids(carried, step), heard, sound.read());
            float[][][] logits = logits(pass.states(), count, places, step);
            remember(pass.heard());
            length += count;
            return logits;
          }
        });
  }

  /**
   * Lets the one hypothesis grow, and by a token more that probably follows: a token costs hardly
   * anything behind others. If the next call of {@link #next(int[][])} is for this token, in every
   * row, its answer is there already; if not, the token is forgotten.
   *
   * @param tokens the next ones
   * @param expected that probably follows them
   * @param places indices into the tokens
   * @return logits of what comes behind the tokens at the places, [places][vocabulary]
   * @throws IllegalArgumentException if there is not room for so many tokens in the context
   */
  public float[][] nextExpecting(int[] tokens, int expected, int... places) {
    int[] more = Arrays.copyOf(tokens, tokens.length + 1);
    more[tokens.length] = expected;
    int[] all = Arrays.copyOf(places, places.length + 1);
    all[places.length] = tokens.length;
    float[][] logits = next(new int[][] {more}, all)[0];
    length--;
    foreseen = Optional.of(new Foreseen(expected, logits[places.length]));
    return Arrays.copyOf(logits, places.length);
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

  /**
   * Single tokens of a single hypothesis are gone through twice, beside each other: of two the
   * engine makes less work than of one.
   */
  private int[][] carried(int[][] tokens) {
    if (rows == 1 && heardRows == 1 && tokens[0].length == 1) {
      try (NDArray twice = manager.create(new int[] {0, 0})) {
        remember(heard.stream().map(each -> each.rows(twice)).toList());
      }
      heardRows = 2;
    }
    return rows < heardRows ? new int[][] {tokens[0], tokens[0]} : tokens;
  }

  private void remember(List<KeysValues> now) {
    now.forEach(each -> each.attach(manager));
    heard.forEach(KeysValues::close);
    heard = now;
  }

  private float[][][] logits(NDArray states, int count, int[] places, NDManager step) {
    int[] chosen = new int[Math.max(2, rows * places.length)]; // Two cost less than one, here too.
    for (int i = 0; i < rows * places.length; i++) {
      chosen[i] = i / places.length * count + places[i % places.length];
    }
    NDArray logits =
        decoder
            .logits(states.get(step.create(chosen)))
            .get(new NDIndex().addSliceDim(0, (long) rows * places.length));
    int vocabulary = Math.toIntExact(logits.getShape().get(1));
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
      remember(heard.stream().map(each -> each.rows(indices)).toList());
      rows = chosen.length;
      heardRows = rows;
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
