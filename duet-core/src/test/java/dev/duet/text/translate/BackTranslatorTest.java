package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackTranslatorTest {
  private static final Pivot SPANISH = Pivot.named("spa").orElseThrow();
  private static final Pivot FRENCH = Pivot.named("fr").orElseThrow();
  private static final List<Sentence> SENTENCES =
      List.of(
          new Sentence("train/00001", "i feel glad", Emotion.JOY),
          new Sentence("train/00002", "i dont feel well", Emotion.SADNESS),
          new Sentence("train/00003", "i feel low", Emotion.SADNESS));

  private static final QualityGate GATE =
      new QualityGate(Lexicon.of(List.of("i feel happy and good")));

  @TempDir Path folder;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  /** Answers from a table, in capital letters where it has nothing. */
  private Translator engine(Map<String, String> answers) {
    return new Translator() {
      @Override
      public String name() {
        return "table";
      }

      @Override
      public int batch() {
        return 2;
      }

      @Override
      public List<String> thereAndBack(Pivot pivot, List<String> sentences) {
        sentences.forEach(sentence -> asked.add(pivot + ":" + sentence));
        return sentences.stream()
            .map(s -> answers.getOrDefault(pivot + ":" + s, answers.getOrDefault(s, s)))
            .peek(
                answer -> {
                  if (answer.equals("stop")) {
                    throw new TranslationException("The engine stopped.");
                  }
                })
            .toList();
      }

      @Override
      public void close() {
        asked.add("closed");
      }
    };
  }

  private BackTranslator.Result run(
      Translator engine, Predicate<String> heldOut, Optional<Labeller> labeller)
      throws IOException {
    return new BackTranslator(engine, new AnswerCache(folder), GATE, heldOut, labeller, 1)
        .run(SENTENCES, List.of(SPANISH, FRENCH), (stage, done, of) -> {});
  }

  private BackTranslator.Result run(Map<String, String> answers) throws IOException {
    return run(engine(answers), text -> false, Optional.empty());
  }

  @Test
  void everyRouteIsToldApartAndEveryReasonCounted() throws IOException {
    BackTranslator.Result result =
        run(
            Map.of(
                "spa:I feel glad.", "I feel happy.",
                "fra:I feel glad.", "I feel good.",
                "spa:I don't feel well.", "I feel good.",
                "fra:I don't feel well.", "I do not feel happy.",
                "I feel low.", "I feel down."));
    assertThat(result.variants().of("i feel glad")).containsExactly("i feel happy", "i feel good");
    assertThat(result.variants().of("i dont feel well")).containsExactly("i do not feel happy");
    assertThat(result.variants().all().get(0))
        .isEqualTo(
            new TextVariant("train/00001", Emotion.JOY, "spa", "i feel glad", "i feel happy"));
    RouteTally spanish = result.tallies().get(0);
    assertThat(spanish.route()).isEqualTo("spa");
    assertThat(spanish.language()).isEqualTo("Spanish");
    assertThat(spanish.translated()).isEqualTo(3);
    assertThat(spanish.kept()).isEqualTo(2);
    assertThat(spanish.rejected()).isEqualTo(Map.of(Rejection.NEGATION, 1));
    assertThat(result.tallies().get(1).rejected()).isEqualTo(Map.of(Rejection.REPEATED, 1));
  }

  @Test
  void aSecondRunAsksNothing() throws IOException {
    Map<String, String> answers = Map.of("I feel glad.", "I feel happy.");
    BackTranslator.Result first = run(answers);
    assertThat(asked).hasSize(6);
    asked.clear();
    BackTranslator.Result second = run(answers);
    assertThat(asked).isEmpty();
    assertThat(second.variants().all()).isEqualTo(first.variants().all());
    assertThat(second.tallies().get(0).translated()).isZero();
  }

  @Test
  void anInterruptedRunGoesOnWhereItWas() throws IOException {
    assertThatThrownBy(() -> run(Map.of("I feel low.", "stop")))
        .isInstanceOf(TranslationException.class)
        .hasMessage("The engine stopped.");
    asked.clear();
    assertThat(run(Map.of("I feel low.", "I feel down.")).variants().of("i feel low"))
        .containsExactly("i feel down");
    assertThat(asked)
        .contains("spa:I feel low.")
        .doesNotContain("spa:I feel glad.", "spa:I don't feel well.");
  }

  @Test
  void whatValidatesOrTestsDoesNotComeOut() throws IOException {
    BackTranslator.Result result =
        run(
            engine(Map.of("I feel glad.", "I feel happy.", "I feel low.", "I feel down.")),
            text -> text.equals("i feel happy"),
            Optional.empty());
    assertThat(result.variants().all()).extracting(TextVariant::text).containsOnly("i feel down");
    assertThat(result.tallies().get(0).rejected()).containsEntry(Rejection.HELD_OUT, 1);
  }

  @Test
  void aVariantInWhichTheClassifierReadsAnotherEmotionIsRefused() throws IOException {
    Labeller labeller =
        new Labeller(
            "test",
            texts ->
                texts.stream()
                    .map(t -> t.contains("happy") ? Emotion.JOY : Emotion.SADNESS)
                    .toList());
    BackTranslator.Result result =
        run(
            engine(Map.of("I feel glad.", "I feel happy.", "I feel low.", "I feel down.")),
            text -> false,
            Optional.of(labeller));
    assertThat(result.variants().all()).extracting(TextVariant::text).containsOnly("i feel down");
    assertThat(result.tallies().get(0).rejected()).containsEntry(Rejection.LABEL_FLIP, 1);
    assertThat(folder.resolve("label-test.tsv")).exists();
  }

  @Test
  void aReportHasARowForEveryRouteAndAColumnForEveryReason() throws IOException {
    BackTranslator.Result result = run(Map.of("I feel glad.", "I feel happy."));
    BackTranslationReport report =
        new BackTranslationReport(
            "table", "duet ...", "data", "2026-01-01", "2 cores", 3, 1, 1, 1.5, result.tallies());
    report.write(folder.resolve("report"));
    assertThat(folder.resolve("report/report.json")).content().contains("\"unchanged\" : 2");
    assertThat(Files.readString(folder.resolve("report/report.md")))
        .contains("3 sentences, 1 variants kept (0.33 a sentence)")
        .contains("| spa (Spanish) | 3 |")
        .contains("negation changed");
  }
}
