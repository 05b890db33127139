package dev.duet.app;

import dev.duet.corpus.Finding;
import dev.duet.corpus.check.AudioSurvey;
import dev.duet.corpus.check.CorpusReport;
import dev.duet.corpus.check.Overlap;
import dev.duet.corpus.check.SharedTexts;
import dev.duet.emotion.Emotion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report on a corpus for a person to read. */
final class CorpusReportText {
  private static final int SPEAKERS_SHOWN = 30;
  private static final int FINDINGS_SHOWN = 5;

  private final CorpusReport report;
  private final boolean allFindings;
  private final StringBuilder text = new StringBuilder();

  private CorpusReportText(CorpusReport report, boolean allFindings) {
    this.report = report;
    this.allFindings = allFindings;
  }

  /** The report; unless all findings are wanted, the first few of each kind. */
  static String of(CorpusReport report, boolean allFindings) {
    CorpusReportText writer = new CorpusReportText(report, allFindings);
    writer.counts();
    writer.splits();
    report.audio().ifPresent(writer::audio);
    writer.overlaps();
    writer.findings();
    return writer.text.toString();
  }

  private void counts() {
    line("%s: %,d samples", report.corpus().name(), report.corpus().samples().size());
    line("");
    List<Emotion> emotions = List.copyOf(report.corpus().emotions());
    String header = emotions.stream().map(e -> " %9s".formatted(e)).collect(Collectors.joining());
    line("%-12s%s %9s", "speaker", header, "all");
    Map<String, Map<Emotion, Integer>> speakers = report.bySpeaker();
    speakers.entrySet().stream()
        .limit(SPEAKERS_SHOWN)
        .forEach(e -> countLine(e.getKey(), emotions, e.getValue()));
    if (speakers.size() > SPEAKERS_SHOWN) {
      line("... and %d more speakers", speakers.size() - SPEAKERS_SHOWN);
    }
    if (speakers.size() > 1) {
      countLine(
          "all",
          emotions,
          speakers.values().stream()
              .flatMap(m -> m.entrySet().stream())
              .collect(
                  Collectors.groupingBy(
                      Map.Entry::getKey, Collectors.summingInt(Map.Entry::getValue))));
    }
    line("");
  }

  private void countLine(String speaker, List<Emotion> emotions, Map<Emotion, Integer> counts) {
    line(
        "%-12s%s %9d",
        speaker,
        emotions.stream()
            .map(e -> " %9d".formatted(counts.getOrDefault(e, 0)))
            .collect(Collectors.joining()),
        counts.values().stream().mapToInt(n -> n).sum());
  }

  private void splits() {
    if (!report.bySplit().isEmpty()) {
      line(
          "splits        %s",
          report.bySplit().entrySet().stream()
              .map(e -> e.getKey() + " " + e.getValue())
              .collect(Collectors.joining(", ")));
    }
  }

  private void audio(AudioSurvey audio) {
    double[] seconds = audio.sortedSeconds();
    if (seconds.length == 0) {
      return;
    }
    line(
        "sample rates  %s",
        audio.sampleRates().entrySet().stream()
            .map(e -> "%d Hz (%d)".formatted(e.getKey(), e.getValue()))
            .collect(Collectors.joining(", ")));
    line(
        "durations     %.2f s to %.2f s, median %.2f s, %.1f min in all",
        seconds[0],
        seconds[seconds.length - 1],
        seconds[seconds.length / 2],
        audio.totalSeconds() / 60);
  }

  private void overlaps() {
    for (Overlap o : report.overlaps()) {
      if (o.one() == o.other()) {
        line("repeated      %d texts within %s", o.texts(), o.one());
      } else {
        line("shared        %d texts by %s and %s", o.texts(), o.one(), o.other());
      }
    }
    for (SharedTexts s : report.shared()) {
      line(
          "shared        %d texts by %s and %s of %s", s.texts(), s.split(), s.other(), s.corpus());
    }
  }

  private void findings() {
    for (Finding.Kind kind : Finding.Kind.values()) {
      List<Finding> found = report.findings().stream().filter(f -> f.kind() == kind).toList();
      if (found.isEmpty()) {
        continue;
      }
      line("");
      line("%s: %d", kind, found.size());
      int shown = allFindings ? found.size() : Math.min(found.size(), FINDINGS_SHOWN);
      found.subList(0, shown).forEach(f -> line("  %s %s", f.where(), f.sentence()));
      if (shown < found.size()) {
        line("  ... and %d more (--all lists them)", found.size() - shown);
      }
    }
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
