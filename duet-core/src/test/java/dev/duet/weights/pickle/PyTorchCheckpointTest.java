package dev.duet.weights.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Shared;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch itself wrote. */
class PyTorchCheckpointTest {
  private static final String ROOT = "golden/transformers/tinybert/";

  private static Map<String, Tensor> expected() {
    return SafeTensors.read(Shared.path(ROOT + "model.safetensors")).tensors();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pytorch_model.bin", "pytorch_model_legacy.bin"})
  void bothFormsHoldTheSameWeights(String name) {
    Map<String, Tensor> read = PyTorchCheckpoint.read(Shared.path(ROOT + name));
    Map<String, Tensor> expected = expected();
    assertThat(read).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (key, tensor) -> {
          assertThat(read.get(key).shape()).as(key).isEqualTo(tensor.shape());
          assertThat(read.get(key).type()).as(key).isEqualTo(DataType.FLOAT32);
          assertThat(read.get(key).floats()).as(key).isEqualTo(tensor.floats());
        });
  }

  @Test
  void halvesAndViewsAreWhatTheyLookAt() {
    Path file = Shared.path(ROOT + "pytorch_model_half_views.bin");
    Map<String, Tensor> read = PyTorchCheckpoint.read(file);
    Map<String, Tensor> expected = expected();
    assertThat(read.keySet()).containsAll(expected.keySet()).contains("tied.view");
    expected.forEach(
        (key, tensor) -> {
          assertThat(read.get(key).type()).as(key).isEqualTo(DataType.FLOAT16);
          float[] half = read.get(key).floats();
          float[] full = tensor.floats();
          for (int i = 0; i < full.length; i++) {
            assertThat(half[i]).isCloseTo(full[i], within(1e-3f));
          }
        });
    assertTransposedSliceOfAnother(read);
  }

  /** Some other tensor has a block of rows and columns that is the view, turned. */
  private static void assertTransposedSliceOfAnother(Map<String, Tensor> read) {
    Tensor view = read.get("tied.view");
    assertThat(view.shape().dimension()).isEqualTo(2);
    assertThat(
            read.entrySet().stream()
                .filter(e -> !e.getKey().equals("tied.view"))
                .filter(e -> e.getValue().shape().dimension() == 2)
                .anyMatch(e -> holdsTransposed(e.getValue(), view)))
        .isTrue();
  }

  private static boolean holdsTransposed(Tensor whole, Tensor view) {
    int columns = (int) whole.shape().get(1);
    int rows = (int) whole.shape().get(0);
    int height = (int) view.shape().get(1);
    int width = (int) view.shape().get(0);
    float[] all = whole.floats();
    float[] turned = view.floats();
    for (int top = 0; top + height <= rows; top++) {
      for (int left = 0; left + width <= columns; left++) {
        boolean equal = true;
        for (int i = 0; i < width && equal; i++) {
          for (int j = 0; j < height && equal; j++) {
            equal = turned[i * height + j] == all[(top + j) * columns + left + i];
          }
        }
        if (equal) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aFileThatCallsAFunctionIsRefusedByItsName() {
    assertThatThrownBy(() -> PyTorchCheckpoint.read(Shared.path(ROOT + "refuse_me.bin")))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("refuse_me.bin wants '__builtin__.eval'")
        .hasMessageContaining("nothing of it was run");
  }

  @Test
  void scalarsAndEmptyTensorsHaveTheirShapes() {
    Storage storage = new Storage("0", DataType.INT64, 0, 1);
    StridedView scalar = new StridedView(storage, 0, new long[0], new long[0]);
    ByteBuffer one = ByteBuffer.allocate(8);
    assertThat(scalar.in(one).shape()).isEqualTo(new Shape());
    StridedView none = new StridedView(storage, 0, new long[] {0, 5}, new long[] {5, 1});
    assertThat(none.in(one).data().remaining()).isZero();
  }
}
