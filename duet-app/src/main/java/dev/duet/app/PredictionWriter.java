package dev.duet.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.Prediction;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.explain.Explanation;
import dev.duet.fusion.Modality;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Prints predictions: as JSON lines for a pipeline, or as bars for a person. */
sealed interface PredictionWriter {

  /**
   * Where an input stands in a manifest.
   *
   * @param line of the manifest, from 1
   * @param speaker as the manifest calls them
   */
  record Origin(long line, Optional<String> speaker) {}

  /**
   * Prints one answer.
   *
   * @param origin of an input from a manifest
   * @param explanation why it is what it is, if that was asked for
   */
  void write(
      Optional<Path> file,
      Optional<String> text,
      Optional<Origin> origin,
      Prediction prediction,
      Optional<Explanation> explanation);

  /** Notes an input that got no answer; the sentence also goes to standard error. */
  void fail(String input, String sentence);

  /** The words that a recogniser heard, if it heard any. */
  private static Optional<String> words(Prediction prediction) {
    return prediction.heard().map(heard -> heard.transcript().text()).filter(t -> !t.isBlank());
  }

  /**
   * The writer for the form that was asked for.
   *
   * @param leastConfidence below which a label is withheld, in [0, 1]
   */
  static PredictionWriter of(boolean json, double leastConfidence, PrintWriter out) {
    return json ? new Json(leastConfidence, out) : new Bars(leastConfidence, out);
  }

  /** What to call the answer. */
  private static String label(Prediction prediction, double leastConfidence) {
    return prediction.labelIfSure(leastConfidence).map(Emotion::label).orElse(Prediction.UNCERTAIN);
  }

  /**
   * One object a line: {@code file, text, line, speaker, label, confidence, scores{label: p},
   * modalities{audio, text}, trust{audio, text}, asr{name, language, confidence, trust},
   * explanation{label, probability, words[{text, from, to, contribution}], spans[{from, to,
   * contribution}]}, seconds}, {@code line} and {@code speaker} where it comes from a manifest,
   * {@code asr} where words were recognised and {@code explanation} where one was asked for; or
   * {@code file, error}.
   */
  record Json(double leastConfidence, PrintWriter out) implements PredictionWriter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public void write(
        Optional<Path> file,
        Optional<String> text,
        Optional<Origin> origin,
        Prediction prediction,
        Optional<Explanation> explanation) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file.map(Path::toString).orElse(null));
      line.put("text", text.or(() -> words(prediction)).orElse(null));
      origin.ifPresent(
          row -> {
            line.put("line", row.line());
            line.put("speaker", row.speaker().orElse(null));
          });
      line.put("label", label(prediction, leastConfidence));
      line.put("confidence", prediction.confidence());
      line.put("scores", byLabel(prediction.scores()));
      Map<String, Object> modalities = new LinkedHashMap<>();
      prediction.modalities().forEach((m, scores) -> modalities.put(m.label(), byLabel(scores)));
      line.put("modalities", modalities);
      Map<String, Double> trust = new LinkedHashMap<>();
      prediction.trust().forEach((modality, share) -> trust.put(modality.label(), share));
      line.put("trust", trust);
      prediction.heard().ifPresent(heard -> line.put("asr", asr(heard)));
      explanation.ifPresent(why -> line.put("explanation", why));
      line.put("seconds", prediction.seconds());
      print(line);
    }

    @Override
    public void fail(String input, String sentence) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", input);
      line.put("error", sentence);
      print(line);
    }

    private static Map<String, Object> asr(Prediction.Heard heard) {
      Map<String, Object> asr = new LinkedHashMap<>();
      OptionalDouble confidence = heard.transcript().confidence();
      asr.put("name", heard.recogniser());
      asr.put("language", heard.transcript().language().orElse(null));
      asr.put("confidence", confidence.isPresent() ? confidence.getAsDouble() : null);
      asr.put("trust", heard.trust());
      return asr;
    }

    private static Map<String, Double> byLabel(Scores scores) {
      Map<String, Double> map = new LinkedHashMap<>();
      scores.asMap().forEach((emotion, p) -> map.put(emotion.label(), p));
      return map;
    }

    private void print(Map<String, Object> line) {
      try {
        out.println(MAPPER.writeValueAsString(line));
        out.flush();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a prediction is not representable as JSON", e);
      }
    }
  }

  /** The input, the answer, and a bar a label with what each modality says of it. */
  record Bars(double leastConfidence, PrintWriter out) implements PredictionWriter {
    private static final int WIDTH = 24;
    private static final int EXCERPT = 80;

    @Override
    public void write(
        Optional<Path> file,
        Optional<String> text,
        Optional<Origin> origin,
        Prediction prediction,
        Optional<Explanation> explanation) {
      String heard = file.map(f -> Printable.line(f.toString())).orElse("");
      String read =
          text.or(() -> words(prediction))
              .map(t -> "\"" + Printable.excerpt(t, EXCERPT) + "\"")
              .orElse("");
      String by =
          origin.flatMap(Origin::speaker).map(s -> "  (" + Printable.line(s) + ")").orElse("");
      out.println(
          (heard + "  " + read).strip() + by + "  \u2192  " + label(prediction, leastConfidence));
      Map<Modality, Scores> modalities = prediction.modalities();
      prediction.heard().ifPresent(words -> out.println(heard(words)));
      boolean both = modalities.size() > 1;
      StringBuilder head = new StringBuilder(" ".repeat(10 + WIDTH + 9));
      if (both) {
        modalities.keySet().forEach(m -> head.append(String.format(Locale.ROOT, "%9s", m.label())));
        out.println(head);
      } else {
        out.println("  from " + modalities.keySet().iterator().next().label() + " alone");
      }
      List<Map.Entry<Emotion, Double>> rows =
          prediction.scores().asMap().entrySet().stream()
              .sorted(Map.Entry.<Emotion, Double>comparingByValue(Comparator.reverseOrder()))
              .toList();
      for (Map.Entry<Emotion, Double> row : rows) {
        StringBuilder line =
            new StringBuilder(
                String.format(
                    Locale.ROOT,
                    "  %-8s %s %5.1f %%",
                    row.getKey(),
                    Bar.of(row.getValue(), WIDTH),
                    100 * row.getValue()));
        if (both) {
          modalities.values().forEach(scores -> line.append(column(scores, row.getKey())));
        }
        out.println(line);
      }
      if (both) {
        out.println(trusted(prediction.trust()));
      }
      explanation.ifPresent(why -> ExplanationText.lines(why).forEach(out::println));
      out.println();
      out.flush();
    }

    @Override
    public void fail(String input, String sentence) {}

    private static String heard(Prediction.Heard heard) {
      String by = Printable.line(heard.recogniser());
      return heard.transcript().text().isBlank()
          ? "  " + by + " heard no words"
          : String.format(
              Locale.ROOT, "  words heard by %s, trusted %.0f %%", by, 100 * heard.trust());
    }

    /** How far each counted, below what it says. */
    private static String trusted(Map<Modality, Double> trust) {
      StringBuilder line = new StringBuilder("  trusted" + " ".repeat(WIDTH + 10));
      trust
          .values()
          .forEach(share -> line.append(String.format(Locale.ROOT, "%7.1f %%", 100 * share)));
      return line.toString();
    }

    private static String column(Scores scores, Emotion emotion) {
      return scores.knows(emotion)
          ? String.format(Locale.ROOT, "%7.1f %%", 100 * scores.of(emotion))
          : String.format(Locale.ROOT, "%9s", "\u2013");
    }
  }
}
