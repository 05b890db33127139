package dev.duet.bench.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.duet.audio.synth.Wordless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The tables of a run.
 *
 * @param every how many clips one was heard by all sides; the others by Duet alone
 * @param clips by corpus, those that all sides heard in turns
 * @param others by corpus, those that Duet heard alone
 * @param windows of 30 s
 * @param longFile one recording of many minutes
 * @param invented number of sounds without words for which Duet wrote some down
 * @param versions of the sides
 * @param loads the machine's load averages on the way
 */
record SpeechReport(
    int every,
    Map<String, Map<Side, Score>> clips,
    Map<String, Map<Side, Score>> others,
    Map<Side, Score> windows,
    Map<Side, LongFile> longFile,
    Map<Wordless, Integer> invented,
    Map<String, String> versions,
    List<Double> loads) {
  private static final String SPEED =
      "ms each | of processor time | RTF | times as fast | by processor time |\n";

  /** One that is to be filled. */
  static SpeechReport empty(int every) {
    return new SpeechReport(
        every,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new EnumMap<>(Side.class),
        new EnumMap<>(Side.class),
        new EnumMap<>(Wordless.class),
        new TreeMap<>(),
        new ArrayList<>());
  }

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("whisper.md"), markdown());
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("date", today());
    content.put("versions", versions);
    content.put("every", every);
    content.put("loads", loads);
    content.put("clips", clips);
    content.put("others", others);
    content.put("windows", windows);
    content.put("longFile", longFile);
    content.put("invented", invented);
    Files.writeString(
        folder.resolve("whisper.json"), json.writeValueAsString(content) + System.lineSeparator());
  }

  String markdown() {
    return "# Whisper base, beside faster-whisper\n\n"
        + SpeechNotes.METHOD
        + section("Clips", clips, this::clipTable, SpeechNotes.CLIPS)
        + section("Windows of 30 s", windows, this::windowTable, SpeechNotes.WINDOWS)
        + section("Ten minutes", longFile, this::longTable, SpeechNotes.LONG)
        + section("Words where nobody speaks", invented, this::inventedTable, SpeechNotes.INVENTED)
        + provenance();
  }

  private static String section(
      String title, Map<?, ?> figures, Supplier<String> table, String notes) {
    String content =
        figures.isEmpty() ? "Not measured in this run, which was cut short.\n" : table.get();
    return "\n## " + title + "\n\n" + content + "\n" + notes;
  }

  private String clipTable() {
    StringBuilder text = new StringBuilder("| | ");
    clips.keySet().forEach(corpus -> text.append(corpus).append(" WER (clips) | "));
    text.append(SPEED).append("|---|").append("---:|".repeat(clips.size() + 5)).append('\n');
    for (Side side : Side.values()) {
      text.append("| ").append(side.title()).append(" | ");
      clips.values().forEach(c -> text.append(rate(c.get(side))));
      text.append(speed(sum(side), sum(Side.PEER)));
    }
    clips.keySet().forEach(corpus -> text.append(all(corpus)));
    return text.toString();
  }

  private String windowTable() {
    StringBuilder text = new StringBuilder("| | WER (windows) | " + SPEED);
    text.append("|---|").append("---:|".repeat(6)).append('\n');
    windows.forEach(
        (side, score) ->
            text.append("| ")
                .append(side.title())
                .append(" | ")
                .append(rate(score))
                .append(speed(score, windows.get(Side.PEER))));
    return text.toString();
  }

  private String longTable() {
    StringBuilder text =
        new StringBuilder("| | WER | RTF | peak memory after a minute | after ten |\n");
    text.append("|---|").append("---:|".repeat(4)).append('\n');
    longFile.forEach(
        (side, heard) ->
            text.append(
                format(
                    "| %s | %.4f | %.3f | %,d MB | %,d MB |%n",
                    side.title(),
                    heard.score().wordErrorRate(),
                    heard.score().realTimeFactor(),
                    heard.peakAfterFirst() / 1_000_000,
                    heard.peak() / 1_000_000)));
    return text.toString();
  }

  private String inventedTable() {
    StringBuilder text = new StringBuilder("| of 100 | ");
    invented.keySet().forEach(kind -> text.append(lower(kind)).append(" | "));
    text.append("\n|---|").append("---:|".repeat(invented.size())).append("\n| Duet | ");
    invented.values().forEach(count -> text.append(count).append(" | "));
    return text.append('\n').toString();
  }

  private Score sum(Side side) {
    return clips.values().stream()
        .map(c -> c.getOrDefault(side, Score.NONE))
        .reduce(Score.NONE, Score::plus);
  }

  private static String rate(Score score) {
    return format("%.4f (%d) | ", score.wordErrorRate(), score.sounds());
  }

  /** Duet on the clips of the others and on these. */
  private String all(String corpus) {
    Score own = clips.get(corpus).get(Side.DUET);
    Score whole =
        others.getOrDefault(corpus, Map.of()).getOrDefault(Side.DUET, Score.NONE).plus(own);
    return format(
        "%nDuet on %d clips of %s: WER %.4f, %d errors in %d words.%n",
        whole.sounds(), corpus, whole.wordErrorRate(), whole.errors(), whole.words());
  }

  private static String speed(Score score, Score peer) {
    return format(
        "%,.0f | %,.0f | %.3f | %.2f | %.2f |%n",
        score.milliseconds(),
        score.processorMilliseconds(),
        score.realTimeFactor(),
        peer.milliseconds() / score.milliseconds(),
        peer.processorMilliseconds() / score.processorMilliseconds());
  }

  private String provenance() {
    String made =
        versions.entrySet().stream()
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    String load =
        loads.stream().map(each -> format("%.1f", each)).collect(Collectors.joining(", "));
    return format(
        "%nCommand: `duet-bench/speech-side-by-side PYTHON DATA docs/results%s`, %s; %s.%n"
            + "Load averages of the machine (%d cores) on the way: %s. Ratios say more than times.%n",
        every == 1 ? "" : " " + every,
        today(),
        made,
        Runtime.getRuntime().availableProcessors(),
        load);
  }

  private static String lower(Wordless kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }
}
