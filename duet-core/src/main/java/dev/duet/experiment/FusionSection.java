package dev.duet.experiment;

import dev.duet.evaluate.Bootstrap;
import dev.duet.recipe.PairedProtocol;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What fusion is worth as sound and words get worse, in words and tables.
 *
 * @param figures of every cell
 */
record FusionSection(List<FusionFigures> figures) {

  /** A table for each set of labels and each kind of confidence. */
  String markdown() {
    int n = figures.get(0).n();
    StringBuilder text = new StringBuilder("\n## Fusion of what is unreliable\n\n");
    text.append(PairedProtocol.CAVEAT)
        .append(" Voices are judged by models that have not heard them, how sure these may be ")
        .append("learnt from the other groups of voices; the sentences are of the official test ")
        .append("part, read by the bundle, whose rule fuses. White noise lies so far below the ")
        .append("voice; a wrong word is one of running text in the place of another. ")
        .append(
            "%d utterances. A cell has the accuracy of both together, and how much ".formatted(n))
        .append("that is above the better one alone, with its paired 95 % interval over ")
        .append("utterances; bold where the interval lies below zero. ")
        .append("Utterances of one speaker are not independent, so true intervals are wider.\n");
    for (String labels : List.of(FusionFigures.ALL, FusionFigures.SHARED)) {
      text.append(
          labels.equals(FusionFigures.ALL)
              ? "\n### Among all labels that either knows\n"
              : "\n### Among the five labels that both know\n");
      for (Confidence confidence : Confidence.values()) {
        text.append(table(labels, confidence));
      }
    }
    return text.toString();
  }

  private String table(String labels, Confidence confidence) {
    List<FusionFigures> own =
        figures.stream()
            .filter(f -> f.labels().equals(labels) && f.confidence().equals(confidence.key()))
            .toList();
    List<String> words = own.stream().map(FusionFigures::words).distinct().toList();
    StringBuilder text =
        new StringBuilder("\nWith %s:\n\n| sound | alone |".formatted(confidence.label()));
    words.forEach(kind -> text.append(" words ").append(kind).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(words.size())).append("\n| words alone | |");
    words.forEach(
        kind -> text.append(alone(own, FusionFigures::words, kind, FusionFigures::wordsAlone)));
    text.append("\n");
    for (String sound : own.stream().map(FusionFigures::sound).distinct().toList()) {
      text.append("| ").append(sound).append(" |");
      text.append(alone(own, FusionFigures::sound, sound, FusionFigures::soundAlone));
      words.forEach(kind -> text.append(" ").append(cell(own, sound, kind)).append(" |"));
      text.append("\n");
    }
    return text.append("\n").append(summary(own)).append("\n").toString();
  }

  private static String alone(
      List<FusionFigures> own,
      Function<FusionFigures, String> name,
      String wanted,
      Function<FusionFigures, Double> accuracy) {
    return own.stream()
        .filter(f -> name.apply(f).equals(wanted) && accuracy.apply(f) != null)
        .findFirst()
        .map(f -> String.format(Locale.ROOT, " %.3f |", accuracy.apply(f)))
        .orElse(" |");
  }

  private static String cell(List<FusionFigures> own, String sound, String words) {
    Optional<FusionFigures> found =
        own.stream().filter(f -> f.sound().equals(sound) && f.words().equals(words)).findFirst();
    if (found.isEmpty()) {
      return "";
    }
    Bootstrap.Interval gain = found.get().gain();
    String cell =
        String.format(
            Locale.ROOT,
            "%.3f %+.3f [%+.3f, %+.3f]",
            found.get().fused(),
            gain.value(),
            gain.low(),
            gain.high());
    return found.get().verdict().equals("worse") ? "**" + cell + "**" : cell;
  }

  /** How many cells are worse, and what becomes of the error where all is well. */
  private static String summary(List<FusionFigures> own) {
    Map<String, Long> verdicts =
        own.stream().collect(Collectors.groupingBy(FusionFigures::verdict, Collectors.counting()));
    FusionFigures best = own.get(0);
    double before = 1 - best.better();
    double after = 1 - best.fused();
    return String.format(
        Locale.ROOT,
        "Of %d cells %d are worse than the better one alone, %d better, the others even. Where all is well the error is %.4f instead of %.4f: %s.",
        own.size(),
        verdicts.getOrDefault("worse", 0L),
        verdicts.getOrDefault("better", 0L),
        after,
        before,
        after <= before / 2 ? "halved at least" : "not halved");
  }
}
