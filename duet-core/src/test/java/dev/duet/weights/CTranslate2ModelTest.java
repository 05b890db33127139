package dev.duet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CTranslate2ModelTest {
  /** Bytes at the beginning, before the data of the last variable. */
  private static final int DESCRIPTIONS = 250;

  /** The file has 80 kB. */
  private static final long MOST_MEMORY = 4_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir private Path folder;

  private CTranslate2Model read(byte[] bytes) throws IOException {
    Path file = folder.resolve("model.bin");
    Files.write(file, bytes);
    return CTranslate2Model.read(file);
  }

  private static Tensor matrix() {
    return Tensor.of(new float[] {1, -2, 0.5f, 100, 50, -75}, 2, 3);
  }

  private static byte[] whole() {
    Map<String, Tensor> variables = new LinkedHashMap<>();
    variables.put("a/weight", matrix());
    variables.put("a/num_heads", CTranslate2Bytes.scalar(8));
    CTranslate2Bytes.quantise("b/weight", matrix(), variables);
    // Large enough to be mapped.
    variables.put("c/weight", Tensor.of(new float[20_000], 100, 200));
    return CTranslate2Bytes.of("WhisperSpec", variables, Map.of("d/weight", "a/weight"));
  }

  @Test
  void whatAConverterWroteIsRead() throws IOException {
    CTranslate2Model model = read(whole());
    assertThat(model.specification()).isEqualTo("WhisperSpec");
    assertThat(model.revision()).isEqualTo(3);
    assertThat(model.weight("a/weight").floats()).isEqualTo(matrix().floats());
    assertThat(model.weight("d/weight").shape()).isEqualTo(new Shape(2, 3));
    assertThat(model.weight("c/weight").floats()).hasSize(20_000).containsOnly(0);
    assertThat(model.stored("a/num_heads").data().getShort(0)).isEqualTo((short) 8);
    assertThat(model.has("e/weight")).isFalse();
  }

  @Test
  void eightBitsAreDividedByTheScaleOfTheirRow() throws IOException {
    float[] values = read(whole()).weight("b/weight").floats();
    float[] expected = matrix().floats();
    for (int i = 0; i < 6; i++) {
      assertThat(values[i]).isCloseTo(expected[i], within(i < 3 ? 2 / 254f : 100 / 254f));
    }
  }

  @Test
  void aWeightOfOtherNumbersIsRefusedWithTheCure() throws IOException {
    Map<String, Tensor> variables = new LinkedHashMap<>();
    variables.put("a/weight", new Tensor(DataType.INT16, new Shape(1, 1), ByteBuffer.allocate(2)));
    variables.put("b/weight", new Tensor(DataType.INT8, new Shape(1, 1), ByteBuffer.allocate(1)));
    variables.put("c/weight", new Tensor(DataType.INT8, new Shape(2, 1), ByteBuffer.allocate(2)));
    variables.put("c/weight_scale", Tensor.of(new float[3], 3));
    CTranslate2Model model = read(CTranslate2Bytes.of("WhisperSpec", variables, Map.of()));
    assertThatThrownBy(() -> model.weight("a/weight"))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("--quantization float32");
    assertThatThrownBy(() -> model.weight("b/weight")).isInstanceOf(WeightsException.class);
    assertThatThrownBy(() -> model.weight("c/weight"))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("the scale of c/weight");
    assertThatThrownBy(() -> model.weight("none"))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("lacks the variable none");
  }

  @Test
  void everyFileThatIsCutOffIsRefused() throws IOException {
    byte[] whole = whole();
    for (int length = 0; length < whole.length; length += length < 400 ? 1 : 997) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut))
          .isInstanceOf(WeightsException.class)
          .hasMessageContaining("model.bin");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 7, -1})
  void anotherFormatIsRefused(int version) throws IOException {
    byte[] bytes = whole();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0, version);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("format version");
  }

  @Test
  void aCountBeyondReasonIsRefused() {
    byte[] bytes = whole();
    // Behind the version, the specification's name and its revision.
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4 + 2 + 12 + 4, -1);
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("claims 4294967295 variables");
  }

  @Test
  void damagedCopiesAreReadOrRefusedInLittleMemory() throws IOException {
    byte[] whole = whole();
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
        damaged[random.nextInt(DESCRIPTIONS)] ^= (byte) (1 << random.nextInt(8));
      }
      long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
      try {
        CTranslate2Model model = read(damaged);
        model.variables().keySet().forEach(model::weight);
      } catch (WeightsException e) {
        assertThat(e).hasMessageContaining("model.bin");
      }
      long taken = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      assertThat(taken).as("copy %d", i).isLessThan(MOST_MEMORY);
    }
  }
}
