package dev.duet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {

  @Property(tries = 50)
  void whatIsWrittenIsRead(@ForAll @Size(12) float[] values) throws IOException {
    Path file = Files.createTempFile("duet", ".safetensors");
    try {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      tensors.put("matrix \u00e9 \"quoted\"", Tensor.of(values, 3, 4));
      tensors.put("scalar", Tensor.of(new float[] {1.5f}));
      tensors.put("nothing", Tensor.of(new float[0], 0, 4));
      new SafeTensors(tensors, Map.of("note", "kept")).write(file);
      SafeTensors read = SafeTensors.read(file);
      assertThat(read.tensors().keySet()).containsExactlyElementsOf(tensors.keySet());
      assertThat(read.metadata()).containsExactly(Map.entry("note", "kept"));
      tensors.forEach(
          (name, tensor) -> {
            assertThat(read.tensors().get(name).shape()).isEqualTo(tensor.shape());
            assertThat(read.tensors().get(name).floats()).isEqualTo(tensor.floats());
          });
    } finally {
      Files.delete(file);
    }
  }

  @Property(tries = 20)
  void halfPrecisionKeepsElevenBits(@ForAll @IntRange(max = 65_504_000) int thousandths) {
    float value = thousandths / 1000f;
    try (NDManager manager = Torch.newManager();
        NDArray array = manager.create(new float[] {value, -value})) {
      float[] halves = Tensor.of(array, DataType.FLOAT16).floats();
      assertThat(halves[0]).isCloseTo(value, within(value / 2048 + 1e-7f));
      assertThat(halves[1]).isEqualTo(-halves[0]);
    }
  }

  @Test
  void brainFloatsAndIntegersAreRead(@TempDir Path folder) throws IOException {
    // 1.5 is 0x3FC0 as bfloat16.
    byte[] data = {(byte) 0xC0, 0x3F, 7, 0, 0, 0, 0, 0, 0, 0};
    Path file = folder.resolve("mixed.safetensors");
    Files.write(
        file,
        file(
            """
            {"brain":{"dtype":"BF16","shape":[1],"data_offsets":[0,2]},
             "count":{"dtype":"I64","shape":[1],"data_offsets":[2,10]}}""",
            data));
    Map<String, Tensor> tensors = SafeTensors.read(file).tensors();
    assertThat(tensors.get("brain").floats()).containsExactly(1.5f);
    assertThat(tensors.get("count").floats()).containsExactly(7);
    assertThat(tensors.get("count").isFloating()).isFalse();
  }

  @Test
  void anArrayInTheEngineIsACopyOfTheFile(@TempDir Path folder) {
    Path file = folder.resolve("one.safetensors");
    new SafeTensors(Map.of("a", Tensor.of(new float[] {1, 2}, 2)), Map.of()).write(file);
    try (NDManager manager = Torch.newManager()) {
      NDArray array = SafeTensors.read(file).tensors().get("a").on(manager);
      array.addi(1);
      assertThat(SafeTensors.read(file).tensors().get("a").floats()).containsExactly(1, 2);
      assertThat(array.toFloatArray()).containsExactly(2, 3);
    }
  }

  /** The bytes of a file with this header and data. */
  static byte[] file(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }
}
