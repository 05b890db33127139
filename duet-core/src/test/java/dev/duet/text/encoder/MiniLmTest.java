package dev.duet.text.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.duet.audio.Golden;
import dev.duet.text.WordPiece;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged encoder, beside ONNX Runtime on the same file. */
class MiniLmTest {
  private static final List<String> TEXTS =
      List.of(
          "i feel so happy today",
          "",
          "I can't believe it!",
          "naïve café 😀 " + "the words go on and on ".repeat(40));

  @Test
  void lastHiddenStatesEqualThoseOfOnnxRuntime() throws OrtException, IOException {
    Checkpoint checkpoint = MiniLm.load().checkpoint();
    try (Parameters parameters = Parameters.of(checkpoint.weights());
        WordPiece tokenizer = WordPiece.packaged();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(model())) {
      Encoder encoder = new Encoder(checkpoint.config(), parameters);
      for (String text : TEXTS) {
        int[] ids = tokenizer.encode(text).ids();
        for (int padding : new int[] {0, 7}) {
          long[] padded = new long[ids.length + padding];
          long[] mask = new long[padded.length];
          for (int i = 0; i < ids.length; i++) {
            padded[i] = ids[i];
            mask[i] = 1;
          }
          int real = ids.length * checkpoint.config().width();
          float[] expected = Arrays.copyOf(onnx(environment, session, padded, mask), real);
          float[] actual = Arrays.copyOf(duet(encoder, padded, mask), real);
          assertThat(Golden.maxDifference(actual, expected))
              .as("%s, %d tokens of padding", text, padding)
              .isLessThan(1e-5);
        }
      }
    }
  }

  private static byte[] model() throws IOException {
    try (InputStream in = MiniLm.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      return in.readAllBytes();
    }
  }

  private static float[] duet(Encoder encoder, long[] ids, long[] mask) {
    float[] floats = new float[mask.length];
    for (int i = 0; i < mask.length; i++) {
      floats[i] = mask[i];
    }
    try (NDManager manager = Torch.newManager()) {
      Shape shape = new Shape(1, ids.length);
      List<NDArray> states =
          encoder.hiddenStates(manager.create(ids, shape), manager.create(floats, shape), false);
      return states.get(states.size() - 1).toFloatArray();
    }
  }

  private static float[] onnx(
      OrtEnvironment environment, OrtSession session, long[] ids, long[] mask) throws OrtException {
    long[] shape = {1, ids.length};
    long[] types = new long[ids.length];
    try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor maskTensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor typeTensor =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(types), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", idTensor,
                    "attention_mask", maskTensor,
                    "token_type_ids", typeTensor))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] states = new float[values.remaining()];
      values.get(states);
      return states;
    }
  }
}
