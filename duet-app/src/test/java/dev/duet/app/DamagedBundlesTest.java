package dev.duet.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import dev.duet.Recognizer;
import dev.duet.TinyBundle;
import dev.duet.bundle.BundleException;
import dev.duet.bundle.Manifest;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** A bundle that is none, or no longer whole: library and command say so in one sentence. */
class DamagedBundlesTest {
  /** The packaged encoder, which the words need, takes some of it. */
  private static final long MOST_ALLOCATED = 512L << 20;

  private static final String MANIFEST = "bundle.json";
  private static final String NOW = "format\" : " + Manifest.FORMAT;
  private static final String AUDIO = "audio.safetensors";
  private static final String WORDS = "text.json";
  private static final String TEXT = "text.safetensors";

  @TempDir private Path folder;

  /** Does some harm to the copy of a bundle. */
  private interface Harm {
    void to(Path bundle) throws IOException;
  }

  static final List<Arguments> ROWS =
      List.of(
          row("not there", "is no bundle", DamagedBundlesTest::emptied),
          row("without manifest", "is no bundle", without(MANIFEST)),
          row("newer format", "use a newer Duet", edited(MANIFEST, NOW, "format\" : 999")),
          row("older format", "train the recipe", edited(MANIFEST, NOW, "format\" : 0")),
          row("no format", "format unknown", edited(MANIFEST, "\"format\"", "\"fromat\"")),
          row("manifest of no bytes", "format unknown", holding(MANIFEST, "")),
          row("manifest is null", "format unknown", holding(MANIFEST, "null")),
          row("manifest is a list", "format unknown", holding(MANIFEST, "[1]")),
          row(
              "manifest is no JSON",
              ": line 1: the text is broken",
              holding(MANIFEST, "format: 1")),
          row("manifest broken off", ": line", half(MANIFEST)),
          row("manifest nests", "is damaged", holding(MANIFEST, "[".repeat(100_000))),
          row(
              "unknown key",
              "'sede' is not known",
              edited(MANIFEST, "\"seed\" : 1", "\"sede\" : 1, \"seed\" : 1")),
          row(
              "a part is missing",
              "seed: the value is missing",
              edited(MANIFEST, "\"seed\" : 1,", "")),
          row(
              "a part is null",
              "audio.spec: the value is missing",
              edited(MANIFEST, "\"spec\" : {", "\"spec\" : null, \"x\": {")),
          row(
              "a word for a number",
              "'many' is not",
              edited(MANIFEST, "mfcc\" : 13", "mfcc\" : \"many\"")),
          row(
              "impossible number",
              "mfcc must be in",
              edited(MANIFEST, "mfcc\" : 13", "mfcc\" : 999")),
          row(
              "absurd size",
              "hidden must be in",
              edited(MANIFEST, "hidden\" : 12", "hidden\" : 999999999")),
          row(
              "absurd rate",
              "sampleRate must be in",
              edited(MANIFEST, "sampleRate\" : 16000", "sampleRate\" : 2000000000")),
          row(
              "impossible trust",
              "trust is in",
              edited(MANIFEST, "trust\" : 1.0", "trust\" : 9.2")),
          row(
              "fluency missing",
              "fluency.safetensors",
              edited(MANIFEST, "fluency\" : false", "fluency\" : true")),
          row("unknown pooling", "is not one of", edited(MANIFEST, "ATTENTION", "INTUITION")),
          row(
              "unknown fusion",
              "there is no 'magic'",
              edited(MANIFEST, "\"weighted\"", "\"magic\"")),
          row("unknown emotion", "'hunger'", edited(MANIFEST, "\"joy\"", "\"hunger\"")),
          row("other network", AUDIO, edited(MANIFEST, "hidden\" : 12", "hidden\" : 16")),
          row("other features", AUDIO, edited(MANIFEST, "mfcc\" : 13", "mfcc\" : 20")),
          row("more labels", AUDIO, edited(MANIFEST, "\"joy\",", "\"joy\", \"fear\",")),
          row("audio weights missing", AUDIO, without(AUDIO)),
          row("audio weights cut off", AUDIO, half(AUDIO)),
          row("audio weights of no bytes", AUDIO, holding(AUDIO, "")),
          row("audio weights are text", AUDIO, holding(AUDIO, "i feel so happy today")),
          row("audio header too long", AUDIO, holding(AUDIO, "\uffff".repeat(9))),
          row("audio weights not numbers", AUDIO, DamagedBundlesTest::withNan),
          row(
              "audio weights of another model",
              AUDIO,
              b -> Files.copy(b.resolve(TEXT), gone(b.resolve(AUDIO)))),
          row("words missing", WORDS, without(WORDS)),
          row("words broken off", WORDS, half(WORDS)),
          row("words of a newer format", WORDS, edited(WORDS, "format\" : 2", "format\" : 9")),
          row("words without labels", WORDS, edited(WORDS, "\"labels\" : [", "\"labelz\" : [")),
          row("words of no emotion", WORDS, edited(WORDS, "\"joy\"", "\"hunger\"")),
          row("text weights missing", TEXT, without(TEXT)),
          row("text weights cut off", TEXT, half(TEXT)),
          row(
              "text weights of another model",
              TEXT,
              b -> Files.copy(b.resolve(AUDIO), gone(b.resolve(TEXT)))));

  @ParameterizedTest(name = "{0}")
  @FieldSource("ROWS")
  void isRefusedWithASentence(String what, String said, Harm harm) throws IOException {
    for (String file : List.of(MANIFEST, AUDIO, WORDS, TEXT)) {
      Files.copy(TinyBundle.folder().resolve(file), folder.resolve(file));
    }
    harm.to(folder);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long allocated = threads.getCurrentThreadAllocatedBytes();

    BundleException e =
        catchThrowableOfType(BundleException.class, () -> Recognizer.load(folder).close());

    assertThat(threads.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MOST_ALLOCATED);
    assertThat(e).as("refusal").isNotNull();
    assertThat(e.getMessage()).contains(folder.toString(), said);
    Called called = Called.duet("predict", "--bundle", folder, "--text", "i am happy");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).isEmpty();
    assertThat(called.sentence()).isEqualTo(e.getMessage() + ".").hasSizeLessThan(600);
  }

  private static Arguments row(String what, String said, Harm harm) {
    return Arguments.of(what, said, harm);
  }

  private static Harm without(String file) {
    return bundle -> Files.delete(bundle.resolve(file));
  }

  private static Harm half(String file) {
    return bundle -> {
      byte[] bytes = Files.readAllBytes(bundle.resolve(file));
      Files.write(bundle.resolve(file), Arrays.copyOf(bytes, bytes.length / 2));
    };
  }

  private static Harm holding(String file, String content) {
    return bundle -> Files.writeString(bundle.resolve(file), content);
  }

  private static Harm edited(String file, String from, String to) {
    return bundle -> {
      String text = Files.readString(bundle.resolve(file), UTF_8);
      assertThat(text).contains(from);
      Files.writeString(bundle.resolve(file), text.replace(from, to));
    };
  }

  private static void withNan(Path bundle) {
    Map<String, Tensor> tensors =
        new LinkedHashMap<>(SafeTensors.read(bundle.resolve(AUDIO)).tensors());
    tensors.computeIfPresent(
        "member.0.output.bias",
        (name, tensor) -> Tensor.of(new float[] {Float.NaN, 0}, tensor.shape().getShape()));
    new SafeTensors(tensors, Map.of()).write(bundle.resolve(AUDIO));
  }

  private static void emptied(Path bundle) throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path gone(Path file) throws IOException {
    Files.delete(file);
    return file;
  }
}
