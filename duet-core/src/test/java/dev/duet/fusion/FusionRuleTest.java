package dev.duet.fusion;

import static dev.duet.emotion.Emotion.ANGRY;
import static dev.duet.emotion.Emotion.DISGUST;
import static dev.duet.emotion.Emotion.FEAR;
import static dev.duet.emotion.Emotion.JOY;
import static dev.duet.emotion.Emotion.LOVE;
import static dev.duet.emotion.Emotion.NEUTRAL;
import static dev.duet.emotion.Emotion.SADNESS;
import static dev.duet.emotion.Emotion.SURPRISE;
import static dev.duet.fusion.AnyScores.SOUND;
import static dev.duet.fusion.AnyScores.WORDS;
import static dev.duet.fusion.AnyScores.highest;
import static dev.duet.fusion.AnyScores.sureOf;
import static dev.duet.fusion.AnyScores.uniform;
import static dev.duet.fusion.Modality.AUDIO;
import static dev.duet.fusion.Modality.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FusionRuleTest {
  private static final Offset<Double> CLOSE = within(1e-9);
  private static final Stacker STACKER =
      new Stacker(
          List.of(ANGRY, JOY, SADNESS),
          Map.of(
              AUDIO, new double[][] {{.5, -.1, 0}, {0, .4, .2}, {0, 0, .3}},
              TEXT, new double[][] {{1.5, -.2, 0}, {0, 1.4, 0}, {.1, 0, 1.3}}),
          new double[] {.1, -.2, 0});

  /** Rules that are symmetric in the labels and monotonic: all that do not learn per label. */
  private static final List<FusionRule> PLAIN =
      List.of(
          new Maximum(),
          new Mean(),
          new Product(),
          new Weighted(Pool.LINEAR, Map.of(AUDIO, .3, TEXT, .7)),
          new Weighted(Pool.LOG_LINEAR, Map.of(AUDIO, .4, TEXT, 1.2)));

  @Provide
  static Arbitrary<FusionRule> plainRules() {
    return Arbitraries.of(PLAIN);
  }

  @Provide
  static Arbitrary<FusionRule> rules() {
    return Arbitraries.of(Stream.concat(PLAIN.stream(), Stream.of(STACKER)).toList());
  }

  @Provide
  static Arbitrary<Scores> scores() {
    return AnyScores.overAnyLabels();
  }

  @Provide
  static Arbitrary<Scores> sound() {
    return AnyScores.over(SOUND);
  }

  @Provide
  static Arbitrary<Scores> words() {
    return AnyScores.over(WORDS);
  }

  private static Scores fuse(FusionRule rule, Scores audio, Scores text) {
    return rule.fuse(Map.of(AUDIO, audio, TEXT, text));
  }

  @Property
  void theAnswerIsADistributionOverTheUnion(
      @ForAll("rules") FusionRule rule,
      @ForAll("scores") Scores audio,
      @ForAll("scores") Scores text) {
    Scores fused = fuse(rule, audio, text);
    Set<Emotion> union = EnumSet.copyOf(audio.labels());
    union.addAll(text.labels());
    assertThat(fused.labels()).isEqualTo(union);
    assertThat(fused.asMap().values()).allMatch(p -> p >= 0 && p <= 1);
    assertThat(fused.asMap().values().stream().mapToDouble(p -> p).sum()).isEqualTo(1, CLOSE);
  }

  @Property
  void aMissingModalityLeavesTheOthersAnswer(
      @ForAll("rules") FusionRule rule, @ForAll("scores") Scores scores) {
    assertThat(rule.fuse(Map.of(AUDIO, scores))).isEqualTo(scores);
    assertThat(rule.fuse(Map.of(TEXT, scores))).isEqualTo(scores);
  }

  @Property
  void renamingLabelsRenamesTheAnswer(
      @ForAll("plainRules") FusionRule rule,
      @ForAll("sound") Scores audio,
      @ForAll("words") Scores text) {
    Scores renamedLast = rotated(fuse(rule, audio, text));
    Scores renamedFirst = fuse(rule, rotated(audio), rotated(text));
    renamedLast
        .asMap()
        .forEach((label, p) -> assertThat(renamedFirst.of(label)).isEqualTo(p, CLOSE));
  }

  @Property
  void aUniformModalityDoesNotChangeTheOthersChoice(
      @ForAll("plainRules") FusionRule rule, @ForAll("sound") Scores audio) {
    Scores fused = fuse(rule, audio, uniform(SOUND));
    assertThat(fused.of(audio.top())).isEqualTo(highest(fused), CLOSE);
  }

  @Property
  void aUniformModalityChangesNothingInAProduct(@ForAll("sound") Scores audio) {
    Scores fused = fuse(new Product(), audio, uniform(SOUND));
    audio.asMap().forEach((label, p) -> assertThat(fused.of(label)).isEqualTo(p, within(1e-6)));
  }

  @Property
  void whatBothPutFirstComesFirst(
      @ForAll("plainRules") FusionRule rule,
      @ForAll("sound") Scores audio,
      @ForAll("words") Scores text) {
    if (audio.top() == text.top()) {
      Scores fused = fuse(rule, audio, text);
      assertThat(fused.of(audio.top())).isEqualTo(highest(fused), CLOSE);
    }
  }

  @Property
  void moreOfALabelFromOneModalityIsNeverLessOfItFused(
      @ForAll("plainRules") FusionRule rule,
      @ForAll("sound") Scores audio,
      @ForAll("words") Scores text,
      @ForAll Emotion label) {
    double before = fuse(rule, audio, text).of(label);
    if (audio.knows(label)) {
      assertThat(fuse(rule, raised(audio, label), text).of(label)).isGreaterThan(before - 1e-9);
    }
    if (text.knows(label)) {
      assertThat(fuse(rule, audio, raised(text, label)).of(label)).isGreaterThan(before - 1e-9);
    }
  }

  @Property
  void abstainingMovesNoProbabilityIntoOrOutOfWhatIsKnown(@ForAll("words") Scores text) {
    Map<Emotion, Double> stretched = Abstention.stretch(text, EnumSet.allOf(Emotion.class));
    assertThat(stretched.get(NEUTRAL)).isEqualTo(1 / 8.0, CLOSE);
    assertThat(stretched.get(DISGUST)).isEqualTo(1 / 8.0, CLOSE);
    assertThat(stretched.values().stream().mapToDouble(q -> q).sum()).isEqualTo(1, CLOSE);
    assertThat(stretched.get(text.top())).isGreaterThan(1 / 8.0 - 1e-9);
  }

  @ParameterizedTest
  @MethodSource("dev.duet.fusion.FusionRuleTest#plain")
  void twoThatKnowNothingFavourNoLabel(FusionRule rule) {
    Scores fused = fuse(rule, uniform(SOUND), uniform(WORDS));
    assertThat(fused.asMap().values()).allSatisfy(p -> assertThat(p).isEqualTo(1 / 8.0, CLOSE));
  }

  @ParameterizedTest
  @MethodSource("dev.duet.fusion.FusionRuleTest#plain")
  void aSharedLabelWinsWhereBothAreCertain(FusionRule rule) {
    assertThat(fuse(rule, sureOf(FEAR, .99, SOUND), sureOf(FEAR, .99, WORDS)).top())
        .isEqualTo(FEAR);
    assertThat(fuse(rule, sureOf(FEAR, 1, SOUND), sureOf(FEAR, 1, WORDS)).top()).isEqualTo(FEAR);
  }

  @ParameterizedTest
  @MethodSource("dev.duet.fusion.FusionRuleTest#symmetric")
  void aCertainNeutralOutweighsUndecidedWords(FusionRule rule) {
    Scores undecided =
        Scores.of(
            List.of(ANGRY, FEAR, JOY, LOVE, SADNESS, SURPRISE), new double[] {0, 0, .4, .3, .3, 0});
    assertThat(fuse(rule, sureOf(NEUTRAL, .95, SOUND), undecided).top()).isEqualTo(NEUTRAL);
  }

  @ParameterizedTest
  @MethodSource("dev.duet.fusion.FusionRuleTest#plain")
  void certainLoveOutweighsAnUndecidedVoice(FusionRule rule) {
    assertThat(fuse(rule, sureOf(JOY, .2, SOUND), sureOf(LOVE, .95, WORDS)).top()).isEqualTo(LOVE);
  }

  @ParameterizedTest
  @MethodSource("dev.duet.fusion.FusionRuleTest#all")
  void jsonNamesTheRuleAndComesBack(FusionRule rule) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json = mapper.writeValueAsString(rule);
    assertThat(json)
        .startsWith(
            "{\"rule\":\"" + rule.getClass().getSimpleName().toLowerCase(Locale.ROOT) + "\"");
    FusionRule back = mapper.readValue(json, FusionRule.class);
    Scores audio = sureOf(JOY, .4, SOUND);
    Scores text = sureOf(SADNESS, .5, WORDS);
    assertThat(fuse(back, audio, text)).isEqualTo(fuse(rule, audio, text));
  }

  @Test
  void jsonIsWhatAPersonCanRead() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    assertThat(mapper.writeValueAsString(PLAIN.get(4)))
        .isEqualTo(
            "{\"rule\":\"weighted\",\"pool\":\"log_linear\",\"weights\":{\"audio\":0.4,\"text\":1.2}}");
    assertThat(mapper.writeValueAsString(new Mean())).isEqualTo("{\"rule\":\"mean\"}");
    assertThat(mapper.writeValueAsString(STACKER)).contains("\"labels\":[\"angry\",\"joy\"");
  }

  @Test
  void theStackerWithIdentityCoefficientsIsTheProduct() {
    double[][] identity = {{1, 0}, {0, 1}};
    Stacker stacker =
        new Stacker(List.of(ANGRY, JOY), Map.of(AUDIO, identity, TEXT, identity), new double[2]);
    Scores audio = sureOf(JOY, .4, SOUND);
    Scores text = sureOf(ANGRY, .5, WORDS);
    Scores product = fuse(new Product(), audio, text);
    fuse(stacker, audio, text)
        .asMap()
        .forEach((label, p) -> assertThat(p).isEqualTo(product.of(label), CLOSE));
  }

  @Test
  void theStackerLeavesLabelsItWasNotTrainedOnToTheProduct() {
    Scores audio = sureOf(NEUTRAL, .6, SOUND);
    Scores text = sureOf(LOVE, .5, WORDS);
    Scores product = fuse(new Product(), audio, text);
    Scores stacked = fuse(STACKER, audio, text);
    for (Emotion label : List.of(NEUTRAL, LOVE, DISGUST, FEAR, SURPRISE)) {
      assertThat(stacked.of(label)).isEqualTo(product.of(label), CLOSE);
    }
  }

  @Test
  void whatCannotFuseIsRefused() {
    assertThatThrownBy(() -> new Mean().fuse(Map.of())).hasMessageContaining("nothing to fuse");
    assertThatThrownBy(() -> new Weighted(Pool.LINEAR, Map.of(AUDIO, 1.0)))
        .hasMessageContaining("weight of text is null");
    assertThatThrownBy(() -> new Weighted(Pool.LINEAR, Map.of(AUDIO, -1.0, TEXT, 1.0)))
        .hasMessageContaining("weight of audio is -1.0");
    assertThatThrownBy(() -> new Weighted(Pool.LINEAR, Map.of(AUDIO, 0.0, TEXT, 0.0)))
        .hasMessageContaining("no modality would be heard");
    assertThatThrownBy(() -> new Stacker(List.of(JOY), Map.of(), new double[1]))
        .hasMessageContaining("1 x 1 finite coefficients");
  }

  static List<FusionRule> plain() {
    return PLAIN;
  }

  static List<FusionRule> symmetric() {
    return PLAIN.subList(0, 3);
  }

  static List<FusionRule> all() {
    return Stream.concat(PLAIN.stream(), Stream.of(STACKER)).toList();
  }

  /** Each emotion called by the next one's name. */
  private static Scores rotated(Scores scores) {
    List<Emotion> all = List.of(Emotion.values());
    Map<Emotion, Double> map = new EnumMap<>(Emotion.class);
    scores
        .asMap()
        .forEach((label, p) -> map.put(all.get((all.indexOf(label) + 1) % all.size()), p));
    return Scores.of(map);
  }

  /** More of one label, less of the others in proportion. */
  private static Scores raised(Scores scores, Emotion label) {
    Map<Emotion, Double> map = new EnumMap<>(scores.asMap());
    map.merge(label, 0.3, Double::sum);
    return Scores.normalised(map);
  }
}
