package dev.duet.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowBytesTest {

  @Property(tries = 200)
  void noValueIsOffByMoreThanA127thOfItsRowsGreatest(
      @ForAll @Size(12) List<@FloatRange(min = -100, max = 100) Float> drawn) {
    float[] values = floats(drawn);
    float[] back = RowBytes.unpack(RowBytes.pack("m", 3, values)).get("m").floats();
    for (int row = 0; row < 3; row++) {
      float greatest = 0;
      for (int i = 0; i < 4; i++) {
        greatest = Math.max(greatest, Math.abs(values[4 * row + i]));
      }
      for (int i = 4 * row; i < 4 * row + 4; i++) {
        assertThat(back[i]).isCloseTo(values[i], within(greatest / 126.9f + 1e-30f));
      }
    }
  }

  @Property(tries = 200)
  void whatWasPackedIsPackedAgainWithoutLoss(
      @ForAll @Size(12) List<@FloatRange(min = -100, max = 100) Float> drawn) {
    float[] once = RowBytes.unpack(RowBytes.pack("m", 3, floats(drawn))).get("m").floats();
    float[] twice = RowBytes.unpack(RowBytes.pack("m", 3, once)).get("m").floats();
    assertThat(twice).containsExactly(once);
  }

  private static float[] floats(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return floats;
  }

  @Test
  void whatIsNotPackedStaysAsItIs(@TempDir Path folder) {
    Map<String, Tensor> stored = new LinkedHashMap<>();
    stored.put("bias", Tensor.of(new float[] {1, 2}, 2));
    stored.putAll(RowBytes.pack("weight", 2, new float[] {0, 0, 127, -63}));
    Path file = folder.resolve("weights.safetensors");
    new SafeTensors(stored, Map.of()).write(file);
    Map<String, Tensor> read = RowBytes.unpack(SafeTensors.read(file).tensors());
    assertThat(read.keySet()).containsExactly("bias", "weight");
    assertThat(read.get("weight").floats()).containsExactly(0, 0, 127, -63);
  }

  @Test
  void bytesWithoutScalesAreRefused() {
    Map<String, Tensor> stored = RowBytes.pack("weight", 1, new float[] {1});
    stored.remove("weight.scale");
    assertThatThrownBy(() -> RowBytes.unpack(stored))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("weight");
  }
}
