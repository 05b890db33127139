package dev.duet.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Maximum;
import dev.duet.fusion.Mean;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Pool;
import dev.duet.fusion.Product;
import dev.duet.fusion.Stacker;
import dev.duet.fusion.Weighted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleTest {
  private static final GoldenBundle GOLDEN = GoldenBundle.ofFormat(1);

  /** A copy of the golden bundle, to be spoilt. */
  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    for (String name :
        List.of("bundle.json", "audio.safetensors", "text.json", "text.safetensors")) {
      Files.copy(GOLDEN.folder().resolve(name), folder.resolve(name));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void aBundleOfEveryFormatAnswersAsItAlwaysDid(int format) {
    GoldenBundle golden = GoldenBundle.ofFormat(format);
    try (Bundle bundle = Bundle.load(golden.folder())) {
      GoldenBundle.Answers answers = GoldenBundle.Answers.of(bundle);
      assertAlike(answers.heard(), golden.expected().heard());
      assertAlike(answers.read(), golden.expected().read());
      assertAlike(answers.fused(), golden.expected().fused());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void manyTextsAreReadAsOneByOne(int format) {
    try (Bundle bundle = Bundle.load(GoldenBundle.ofFormat(format).folder())) {
      List<String> texts = List.of("i am so glad", "no", "it is raining in the north again today");
      List<Scores> scores = bundle.readAll(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertAlike(scores.get(i).asMap(), bundle.read(texts.get(i)).scores().asMap());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"6, 1", "7, 0.95"})
  void aVoiceIsTrustedBesideWordsAsFarAsItsBundleSays(int format, double trust) {
    try (Bundle bundle = Bundle.load(GoldenBundle.ofFormat(format).folder())) {
      Waveform sound = GoldenBundle.sound();
      assertThat(bundle.hear(bundle.features(sound)).trust()).isEqualTo(trust);
    }
  }

  @Test
  void aHeapOfWordsIsTrustedLessThanASentenceOfThem() {
    String heap = "feel today so i glad";
    try (Bundle bundle = Bundle.load(GoldenBundle.ofFormat(7).folder())) {
      assertThat(bundle.read(heap).trust())
          .isLessThan(bundle.read(GoldenBundle.WORDS).trust() * 0.9);
    }
    try (Bundle older = Bundle.load(GoldenBundle.ofFormat(6).folder())) {
      assertThat(older.read(heap).trust()).isGreaterThan(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5})
  void aWordIsEnoughForOlderFormats(int format) {
    try (Bundle bundle = Bundle.load(GoldenBundle.ofFormat(format).folder())) {
      assertThat(bundle.read("glad").trust()).isEqualTo(1);
    }
  }

  @Test
  void wordsCountByHowManyTheyAre() {
    try (Bundle bundle = Bundle.load(GoldenBundle.ofFormat(6).folder())) {
      double one = bundle.read("glad").trust();
      double many = bundle.read("glad glad glad glad glad glad glad glad").trust();
      assertThat(one).isLessThan(0.5);
      assertThat(many).isGreaterThan(one).isLessThan(1);
      assertThat(bundle.readRecognised("glad", 1).trust()).isLessThan(one);
    }
  }

  @Test
  void aFusionThatIsMissingOrDamagedIsNamed() throws IOException {
    Path own = folder.resolve("of-features");
    try (Bundle bundle = Bundle.load(GoldenBundle.ofFormat(2).folder())) {
      bundle.save(own);
    }
    Path weights = own.resolve("fusion.safetensors");
    Files.write(weights, Arrays.copyOf(Files.readAllBytes(weights), 100));
    assertThatThrownBy(() -> Bundle.load(own).close())
        .isInstanceOf(BundleException.class)
        .hasMessageContainingAll("is damaged, fetch or train it again", "fusion.safetensors");
  }

  private static void assertAlike(Map<Emotion, Double> actual, Map<Emotion, Double> expected) {
    assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
    expected.forEach((label, p) -> assertThat(actual.get(label)).isCloseTo(p, within(1e-4)));
  }

  @Test
  void whatIsSavedIsWhatWasLoaded() throws IOException {
    Path copy = folder.resolve("made/on/the/way");
    Path copyOfCopy = folder.resolve("again");
    try (Bundle bundle = Bundle.load(folder)) {
      bundle.save(copy);
      try (Bundle again = Bundle.load(copy)) {
        assertThat(again.manifest()).isEqualTo(bundle.manifest());
      }
    }
    try (Bundle bundle = Bundle.load(copy)) {
      bundle.save(copyOfCopy);
    }
    assertThat(copy.resolve("audio.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("audio.safetensors"));
    for (String name : List.of("text.json", "text.safetensors")) {
      assertThat(copyOfCopy.resolve(name))
          .as("of today's format once it was saved")
          .hasSameBinaryContentAs(copy.resolve(name));
    }
    assertThat(ManifestFile.read(copy))
        .usingRecursiveComparison()
        .isEqualTo(ManifestFile.read(folder));
    assertThat(copyOfCopy.resolve("bundle.json"))
        .as("of today's format once it was saved")
        .hasSameBinaryContentAs(copy.resolve("bundle.json"));
  }

  static Stream<FusionRule> everyRule() {
    double[][] identity = {{1, 0}, {0, 1}};
    return Stream.of(
        new Maximum(),
        new Mean(),
        new Product(),
        new Weighted(Pool.LINEAR, Map.of(Modality.AUDIO, 0.25, Modality.TEXT, 0.75)),
        new Weighted(Pool.LOG_LINEAR, Map.of(Modality.AUDIO, 1.0, Modality.TEXT, 2.0)),
        new Stacker(
            List.of(Emotion.JOY, Emotion.SADNESS),
            Map.of(Modality.AUDIO, identity, Modality.TEXT, identity),
            new double[] {0.5, -0.5}));
  }

  @Test
  void everyRuleIsTried() {
    Set<Class<?>> tried = new HashSet<>();
    everyRule().forEach(rule -> tried.add(rule.getClass()));
    assertThat(tried).containsExactlyInAnyOrder(FusionRule.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("everyRule")
  void everyRuleIsReadAsItWasWritten(FusionRule rule) throws IOException {
    Manifest given = ManifestFile.read(folder);
    Manifest other =
        new Manifest(
            given.format(),
            given.name(),
            given.duet(),
            given.created(),
            given.seed(),
            given.audio(),
            given.text(),
            Optional.of(rule),
            Optional.empty(),
            given.seen());
    ManifestFile.write(other, folder);
    try (Bundle bundle = Bundle.load(folder)) {
      assertThat(bundle.manifest()).usingRecursiveComparison().isEqualTo(other);
      assertThat(bundle.manifest().fusion()).get().isInstanceOf(rule.getClass());
    }
  }

  private Path manifest() {
    return folder.resolve("bundle.json");
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"format\": 8, \"name\": \"new\"}', has format 8, use a newer Duet",
    "'{\"format\": 0}', has format 0, train the recipe again",
    "'{}', has format unknown, train the recipe again",
    "'[1]', has format unknown, train the recipe again",
    "'', has format unknown, train the recipe again",
  })
  void anotherFormatIsRefusedWithACure(String content, String problem, String cure)
      throws IOException {
    Files.writeString(manifest(), content);
    assertRefused("bundle.json", problem, "reads formats 1 to 7", cure);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "audio", "text", "fusion", "seen", "seed"})
  void aPartThatIsMissingIsNamed(String key) throws IOException {
    ObjectMapper json = new ObjectMapper();
    ObjectNode tree = (ObjectNode) json.readTree(manifest().toFile());
    tree.remove(key);
    json.writeValue(manifest().toFile(), tree);
    assertRefused("bundle.json is damaged, fetch or train the bundle again: ", key);
    tree.putNull(key);
    json.writeValue(manifest().toFile(), tree);
    assertRefused("bundle.json is damaged, fetch or train the bundle again: ", key);
  }

  @Test
  void aValueOutOfRangeIsNamed() throws IOException {
    String content = Files.readString(manifest());
    Files.writeString(manifest(), content.replace("\"mfcc\" : 6", "\"mfcc\" : 600"));
    assertRefused("bundle.json is damaged", "audio.spec.features: mfcc must be in 1..128, not 600");
  }

  @Test
  void whatIsNoJsonIsRefused() throws IOException {
    Files.writeString(manifest(), "{\"format\": 1, ");
    assertRefused("bundle.json is damaged");
    Files.write(manifest(), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, (byte) 0x80});
    assertRefused("bundle.json is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"audio.safetensors", "text.json", "text.safetensors"})
  void aFileThatIsMissingOrCutIsNamed(String name) throws IOException {
    byte[] whole = Files.readAllBytes(folder.resolve(name));
    Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
    assertRefused("is damaged, fetch or train it again", name);
    Files.delete(folder.resolve(name));
    assertRefused("is damaged, fetch or train it again", name);
  }

  @Test
  void aFolderWithoutAManifestIsNoBundle() throws IOException {
    Files.delete(manifest());
    assertRefused("is no bundle, it has no bundle.json; name a folder that 'duet train' wrote");
  }

  @Test
  void whereNothingCanBeWrittenTheCureIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (Bundle bundle = Bundle.load(folder)) {
      assertThatThrownBy(() -> bundle.save(file))
          .isInstanceOf(BundleException.class)
          .hasMessage(file + " cannot be written; check the folder and the space");
    }
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(() -> Bundle.load(folder).close())
        .isInstanceOf(BundleException.class)
        .hasMessageContainingAll(parts)
        .message()
        .doesNotContain("\n");
  }
}
