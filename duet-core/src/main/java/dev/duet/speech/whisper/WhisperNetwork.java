package dev.duet.speech.whisper;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Whisper model that is used, not trained: from log-mel spectrograms to states, from states and
 * tokens to logits. Owns the memory of its weights until closed. Any number of threads may use it.
 *
 * <pre>{@code
 * try (WhisperNetwork whisper = WhisperNetwork.load(folder);
 *     AudioStates sound = whisper.encode(logMel);
 *     DecoderSession session = whisper.decode(sound, 1)) {
 *   float[][] logits = session.next(new int[][] {prompt});
 *   ...
 * }
 * }</pre>
 */
public final class WhisperNetwork implements AutoCloseable {
  /** Tokens are gone through in multiples of these fastest. */
  private static final int ROWS = 8;

  private final WhisperConfig config;
  private final Parameters parameters;
  private final WhisperEncoder encoder;
  private final WhisperDecoder decoder;

  private WhisperNetwork(WhisperConfig config, Parameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.encoder = new WhisperEncoder(config, parameters);
    this.decoder = new WhisperDecoder(config, parameters);
  }

  /**
   * Reads a faster-whisper folder ({@code model.bin}) or a Hugging Face folder ({@code
   * model.safetensors}).
   *
   * @throws dev.duet.weights.WeightsException if a file is missing or damaged, or the model is no
   *     Whisper
   */
  public static WhisperNetwork load(Path folder) {
    WhisperFolder opened = WhisperFolder.open(folder);
    return new WhisperNetwork(opened.config(), opened.parameters());
  }

  /** The shape of the model, and what its authors say about decoding with it. */
  public WhisperConfig config() {
    return config;
  }

  /**
   * Encodes a sound. Fewer frames than 30 s make it faster, and the states are then those of a
   * shorter sound: what follows a sound is heard.
   *
   * @param logMel [mels, frames], an even number of frames, at most two for each position of the
   *     encoder's context
   * @throws IllegalArgumentException if it has another shape
   */
  public AudioStates encode(Matrix logMel) {
    int frames = logMel.columns();
    if (logMel.rows() != config.mels()
        || frames < 2
        || frames % 2 != 0
        || frames / 2 > config.encoder().context()) {
      throw new IllegalArgumentException(
          "[%d, %d] where the model reads [%d, an even number of at most %d]"
              .formatted(logMel.rows(), frames, config.mels(), 2 * config.encoder().context()));
    }
    NDManager manager = Torch.newManager();
    try {
      return Torch.withoutGradients(
          () -> {
            try (NDManager step = manager.newSubManager()) {
              NDArray mel = step.create(logMel.data(), new Shape(1, config.mels(), frames));
              NDArray states = encoder.states(mel);
              List<KeysValues> read = decoder.read(states);
              states.attach(manager);
              read.forEach(each -> each.attach(manager));
              return new AudioStates(manager, states, read);
            }
          });
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }

  /**
   * Begins to decode.
   *
   * @param sound what is heard; stays open while the session is
   * @param hypotheses number of rows, at least 1
   */
  public DecoderSession decode(AudioStates sound, int hypotheses) {
    return new DecoderSession(decoder, sound, config.decoder().context(), hypotheses);
  }

  /**
   * Follows tokens that are known through a sound.
   *
   * @param sound what is heard
   * @param tokens a whole transcript: prompt, words and end
   * @param textTokens number of tokens that stand for text, the first ones of the vocabulary
   */
  public Alignment align(AudioStates sound, int[] tokens, int textTokens) {
    return Torch.withoutGradients(
        () -> {
          try (NDManager step = Torch.newManager()) {
            long[] ids = ids(tokens);
            List<NDArray> attended = new ArrayList<>();
            WhisperDecoder.Pass pass =
                decoder.pass(
                    step.create(ids, new Shape(1, ids.length)),
                    List.of(),
                    sound.read(),
                    attended::add);
            return new Alignment(
                attentions(attended, tokens.length), probabilities(pass, tokens, textTokens));
          }
        });
  }

  /**
   * Somewhat more tokens than there are, repeating the last one, which those before it do not heed:
   * the engine goes through sixteen faster than through nine.
   */
  private long[] ids(int[] tokens) {
    int padded = (tokens.length + ROWS - 1) / ROWS * ROWS;
    long[] ids = new long[Math.max(tokens.length, Math.min(padded, config.decoder().context()))];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = tokens[Math.min(i, tokens.length - 1)];
    }
    return ids;
  }

  private List<Matrix> attentions(List<NDArray> attended, int tokens) {
    List<Matrix> attentions = new ArrayList<>();
    for (AlignmentHead each : config.alignmentHeads()) {
      NDArray weights =
          attended
              .get(each.layer())
              .get(new NDIndex().addIndices(each.head()).addSliceDim(0, tokens));
      attentions.add(
          new Matrix(
              weights.toFloatArray(),
              Math.toIntExact(weights.getShape().get(0)),
              Math.toIntExact(weights.getShape().get(1))));
    }
    return attentions;
  }

  private float[] probabilities(WhisperDecoder.Pass pass, int[] tokens, int textTokens) {
    float[] probabilities = new float[tokens.length - 1];
    int[] before =
        IntStream.range(0, probabilities.length).filter(i -> tokens[i + 1] < textTokens).toArray();
    if (before.length == 0) {
      return probabilities;
    }
    NDArray likely =
        decoder
            .logits(pass.states().get(pass.states().getManager().create(before)))
            .get(new NDIndex().addAllDim().addSliceDim(0, textTokens))
            .softmax(-1);
    for (int row = 0; row < before.length; row++) {
      probabilities[before[row]] = likely.getFloat(row, tokens[before[row] + 1]);
    }
    return probabilities;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
