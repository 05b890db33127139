package dev.duet.weights.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints made to harm, and some odd ones that are none. */
class HostileCheckpointTest {
  private static final int LARGE = Integer.MAX_VALUE;
  private static final byte[] FOUR_FLOATS = {
    0, 0, -128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, -128, 64
  };

  @TempDir private Path folder;

  private static int[] of(int... values) {
    return values;
  }

  private Map<String, Tensor> read(Pickled pickle) throws IOException {
    Path file = folder.resolve("model.bin");
    pickle.zipped(file, Map.of("0", FOUR_FLOATS));
    return PyTorchCheckpoint.read(file);
  }

  @Test
  void aTensorReadsItsStorageByItsStrides() throws IOException {
    assertThat(read(Pickled.tensor(4, 0, of(2, 2), of(2, 1))).get("w").floats())
        .containsExactly(1, 2, 3, 4);
    assertThat(read(Pickled.tensor(4, 0, of(2, 2), of(1, 2))).get("w").floats())
        .containsExactly(1, 3, 2, 4);
    assertThat(read(Pickled.tensor(4, 1, of(3), of(1))).get("w").floats()).containsExactly(2, 3, 4);
    assertThat(read(Pickled.tensor(4, 1, of(3), of(0))).get("w").floats()).containsExactly(2, 2, 2);
    assertThat(read(Pickled.tensor(4, 3, of(), of())).get("w").floats()).containsExactly(4);
  }

  static Stream<Arguments> tensors() {
    return Stream.of(
        arguments("beyond its storage", Pickled.tensor(4, 1, of(4), of(1)), "reaches beyond"),
        arguments("long strides", Pickled.tensor(4, 0, of(2), of(LARGE)), "reaches beyond"),
        arguments("more values", Pickled.tensor(4, 0, of(LARGE), of(0)), "larger than its storage"),
        arguments(
            "a product beyond 2^64",
            Pickled.tensor(4, 0, of(LARGE, LARGE, LARGE), of(0, 0, 0)),
            "impossible size"),
        arguments("a negative size", Pickled.tensor(4, 0, of(-1), of(1)), "no numbers"),
        arguments("a negative offset", Pickled.tensor(4, -1, of(1), of(1)), "do not fit"),
        arguments("one stride too few", Pickled.tensor(4, 0, of(2, 2), of(1)), "do not fit"),
        arguments("seventeen axes", Pickled.tensor(4, 0, new int[17], new int[17]), "do not fit"),
        arguments("a storage of 8 GB", Pickled.tensor(LARGE, 0, of(LARGE), of(1)), "claims"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tensors")
  void aTensorOutsideItsStorageIsRefused(String name, Pickled pickle, String sentence) {
    assertRefused(pickle, sentence);
  }

  static Stream<Arguments> pickles() {
    return Stream.of(
        arguments("nothing", new Pickled(), "ends in the middle"),
        arguments("only an end", new Pickled().op("."), "has not described"),
        arguments("a number", new Pickled().number(5).op("."), "no dictionary of tensors"),
        arguments("os.system", new Pickled().op("cos\nsystem\n)R."), "wants 'os.system'"),
        arguments("builtins.exec", new Pickled().op("cbuiltins\nexec\n)R."), "builtins.exec"),
        arguments("a name without an end", new Pickled().op("ctorch"), "ends in the middle"),
        arguments("an object (INST)", new Pickled().op("(ios\nsystem\n."), "0x69"),
        arguments("NEWOBJ", new Pickled().op("}").op(0x81), "0x81"),
        arguments("STACK_GLOBAL", new Pickled().op("}}").op(0x93), "0x93"),
        arguments("EXT1", new Pickled().op(0x82, 1), "0x82"),
        arguments("a string of 2 GB", new Pickled().op("X").int32(LARGE), "ends in the middle"),
        arguments("a string of -1", new Pickled().op("X").int32(-1), "ends in the middle"),
        arguments("an unknown protocol", new Pickled().op(0x80, 9), "protocol 9"),
        arguments("a forgotten memo", new Pickled().op("h").op(7), "has not described"),
        arguments("a tuple without a mark", new Pickled().op("}t."), "has not described"),
        arguments("a call of a number", new Pickled().number(1).op(")R."), "as if it were another"),
        arguments("a storage of numbers", new Pickled().number(1).op(0x85).op("Q."), "names a"),
        arguments("a key that is a list", new Pickled().op("}]]s."), "neither strings"),
        arguments("entries of a number", new Pickled().number(1).op("]]s."), "no dictionary"),
        arguments("items of a number", new Pickled().number(1).op("]a."), "no list"),
        arguments("attributes of a list", new Pickled().op("]}b."), "no dictionary"),
        arguments(
            "a dictionary made of pairs",
            new Pickled().op("ccollections\nOrderedDict\n]").op(0x85).op("R."),
            "in a way that PyTorch does not"),
        arguments(
            "a parameter of nothing",
            new Pickled().op("ctorch._utils\n_rebuild_parameter\n)R."),
            "no tensor"),
        arguments("two million lists", new Pickled().op("]".repeat(2_000_000)), "more than any"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pickles")
  void aPickleThatDoesMoreIsRefused(String name, Pickled pickle, String sentence) {
    assertRefused(pickle, sentence);
  }

  private void assertRefused(Pickled pickle, String sentence) {
    assertThatThrownBy(() -> read(pickle))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("model.bin")
        .hasMessageContaining(sentence)
        .hasMessageContaining("nothing of it was run");
  }

  @Test
  void aDictionaryThatHoldsItselfIsNoTrouble() throws IOException {
    Pickled pickle = new Pickled().op("}q").op(0).text("me").op("h").op(0).op("s.");
    assertThat(read(pickle)).isEmpty();
  }

  @Test
  void numbersStringsAndAttributesBesideTensorsAreLeftOut() throws IOException {
    Pickled pickle = new Pickled().op("}(").text("epoch").number(3).text("rate").op("G");
    pickle.op(0x3F, 0xF0, 0, 0, 0, 0, 0, 0).text("by").op("U").op(2).op("me").op("u");
    pickle.op("}").text("_metadata").op("}sb.");
    assertThat(read(pickle)).isEmpty();
  }

  @Test
  void manyStridedViewsOfOneStorageAreRefusedBeforeTheyFillTheMemory() {
    Pickled pickle = new Pickled().op("}");
    byte[] one = Pickled.tensor(4, 0, of(2, 2), of(1, 2)).toBytes();
    // Between the dictionary with its key and the final operations lies the tensor.
    String body = new String(one, StandardCharsets.ISO_8859_1);
    String tensor = body.substring(body.indexOf("ctorch._utils"), body.length() - 2);
    pickle.text("0").op(tensor).op("q").op(1).op("s");
    for (int i = 1; i < 10_000; i++) {
      pickle.text("" + i).op("h").op(1).op("s");
    }
    Path file = folder.resolve("views.bin");
    assertThatThrownBy(
            () -> {
              pickle.op(".").zipped(file, Map.of("0", FOUR_FLOATS));
              PyTorchCheckpoint.read(file);
            })
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("more strided views");
  }

  static Stream<Arguments> files() {
    return Stream.of(
        arguments("no bytes", new byte[0], "too few"),
        arguments("text", "not a checkpoint at all".getBytes(StandardCharsets.UTF_8), "operation"),
        arguments("the head of a zip archive", new byte[] {'P', 'K', 3, 4, 0, 0}, "damaged zip"),
        arguments("another pickle", new Pickled().number(7).op(".").toBytes(), "no file that"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void whatIsNoCheckpointIsRefused(String name, byte[] bytes, String sentence) throws IOException {
    Path file = folder.resolve("model.bin");
    Files.write(file, bytes);
    assertThatThrownBy(() -> PyTorchCheckpoint.read(file))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("model.bin")
        .hasMessageContaining(sentence);
  }
}
