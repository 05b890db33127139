package dev.duet.bench.speech;

import dev.duet.audio.synth.Wordless;
import dev.duet.bench.speech.Side.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Lets Duet's recogniser and faster-whisper hear the same sounds in turns, in one run: recordings,
 * windows of 30 s, a long recording with pauses, and sounds without words.
 *
 * <p>{@code duet-bench/speech-side-by-side} calls it.
 */
public final class SpeechSideBySide {
  private static final int THREADS = 2;
  private static final int CLIPS = 200;

  /** Sounds that a side hears in a row, until it is another's turn. */
  private static final int TURN = 5;

  /** Clips of a corpus between two looks at the figures. */
  private static final int PART = 20;

  private static final int WINDOWS = 6;
  private static final int WORDLESS = 100;
  private static final int LONG_SECONDS = 600;
  private static final List<String> CORPORA = List.of("tess", "ravdess");

  private final Place place;
  private final Path sounds;
  private final int every;
  private final Map<String, String> versions = new TreeMap<>();

  private SpeechSideBySide(Place place, Path sounds, int every) {
    this.place = place;
    this.sounds = sounds;
    this.every = every;
  }

  /**
   * Measures and writes {@code whisper.md} and {@code whisper.json}.
   *
   * @param arguments a Python that has faster-whisper, the script to give it, the folder of Whisper
   *     base, the folder that holds {@code tess} and {@code ravdess}, the folder to write to, and
   *     every how many clips one is heard by all sides, the others by Duet as users have it
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 6) {
      System.err.println("call it by duet-bench/speech-side-by-side PYTHON DATA OUT [EVERY]");
      System.exit(2);
    }
    int every = Integer.parseInt(arguments[5]);
    Place place = new Place(arguments[0], Path.of(arguments[1]), Path.of(arguments[2]), THREADS);
    Path sounds = Files.createTempDirectory("duet-bench");
    try {
      Path out = Files.createDirectories(Path.of(arguments[4]));
      SpeechReport report =
          new SpeechSideBySide(place, sounds, every).measured(Path.of(arguments[3]), out);
      report.write(Files.createDirectories(Path.of(arguments[4])));
      System.out.println(report.markdown());
    } finally {
      try (var files = Files.list(sounds)) {
        files.forEach(SpeechSideBySide::delete);
      }
      delete(sounds);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Measures part by part, and writes after each what is known by then. */
  private SpeechReport measured(Path data, Path out) throws IOException {
    Map<String, List<Said>> corpora = new LinkedHashMap<>();
    List<Said> all = new ArrayList<>();
    for (String corpus : CORPORA) {
      corpora.put(corpus, Said.evenly(corpus, data, CLIPS));
      all.addAll(corpora.get(corpus));
    }
    SpeechReport report = SpeechReport.empty(every);
    Map<Side, Contestant> sides = started(Side.values());
    try {
      inTurns(sides, all.subList(0, 2 * TURN)); // Nobody's first sounds count.
      hear(sides, shared(corpora, true), report.clips(), report, out);
      report.windows().putAll(inTurns(sides, windows(all)));
      write(report, out);
      Map<Side, Contestant> duet = Map.of(Side.DUET, sides.get(Side.DUET));
      hear(duet, shared(corpora, false), report.others(), report, out);
      report.longFile().putAll(longFile(Said.joined(all, 0.3, 2, LONG_SECONDS, 1)));
      write(report, out);
      for (Wordless kind : Wordless.values()) {
        report.invented().put(kind, invented(sides.get(Side.DUET), kind));
      }
      write(report, out);
    } finally {
      sides.values().forEach(Contestant::close);
    }
    return report;
  }

  /** The clips that all sides hear, or those that only Duet does. */
  private Map<String, List<Said>> shared(Map<String, List<Said>> corpora, boolean shared) {
    Map<String, List<Said>> chosen = new LinkedHashMap<>();
    corpora.forEach(
        (name, clips) ->
            chosen.put(
                name,
                IntStream.range(0, clips.size())
                    .filter(i -> (i % every == 0) == shared)
                    .mapToObj(clips::get)
                    .toList()));
    return chosen;
  }

  /** Part by part, of each corpus in turn. */
  private void hear(
      Map<Side, Contestant> sides,
      Map<String, List<Said>> corpora,
      Map<String, Map<Side, Score>> scores,
      SpeechReport report,
      Path out)
      throws IOException {
    for (int from = 0; from < CLIPS; from += PART) {
      for (Map.Entry<String, List<Said>> corpus : corpora.entrySet()) {
        List<Said> clips = corpus.getValue();
        int to = Math.min(from + PART, clips.size());
        if (from < to) {
          Map<Side, Score> part = inTurns(sides, clips.subList(from, to));
          scores.merge(corpus.getKey(), part, SpeechSideBySide::sum);
          write(report, out);
        }
      }
    }
  }

  private static Map<Side, Score> sum(Map<Side, Score> some, Map<Side, Score> others) {
    Map<Side, Score> sum = new EnumMap<>(Side.class);
    sum.putAll(some);
    others.forEach((side, score) -> sum.merge(side, score, Score::plus));
    return sum;
  }

  private void write(SpeechReport report, Path out) throws IOException {
    report.versions().putAll(versions);
    report.loads().add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    report.write(out);
  }

  private static List<Said> windows(List<Said> recordings) {
    List<Said> windows = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      windows.add(Said.joined(recordings, 0.1, 0.5, 30, 100 + i));
    }
    return windows;
  }

  private Map<Side, Contestant> started(Side... chosen) throws IOException {
    Map<Side, Contestant> sides = new EnumMap<>(Side.class);
    for (Side side : chosen) {
      Contestant started = side.start(place);
      versions.putAll(started.versions());
      sides.put(side, started);
    }
    return sides;
  }

  private Map<Side, Score> inTurns(Map<Side, Contestant> sides, List<Said> said)
      throws IOException {
    Map<Side, Score> scores = new EnumMap<>(Side.class);
    sides.keySet().forEach(side -> scores.put(side, Score.NONE));
    for (int from = 0; from < said.size(); from += TURN) {
      List<Said> turn = said.subList(from, Math.min(from + TURN, said.size()));
      for (Map.Entry<Side, Contestant> side : sides.entrySet()) {
        for (Said each : turn) {
          Heard heard = side.getValue().hear(file(each));
          scores.merge(side.getKey(), Score.NONE.plus(each, heard), Score::plus);
        }
      }
      System.err.printf("%d of %d sounds%n", from + turn.size(), said.size());
    }
    return scores;
  }

  private int invented(Contestant duet, Wordless kind) throws IOException {
    int invented = 0;
    for (int i = 0; i < WORDLESS; i++) {
      Said nothing = new Said(kind.sound(SampleFile.RATE, i).samples(), "");
      invented += duet.hear(file(nothing)).text().isBlank() ? 0 : 1;
    }
    System.err.println(kind + " " + invented);
    return invented;
  }

  private Map<Side, LongFile> longFile(Said said) throws IOException {
    Said first = new Said(Arrays.copyOf(said.samples(), said.samples().length / 10), "");
    Map<Side, LongFile> results = new EnumMap<>(Side.class);
    for (Side side : List.of(Side.PEER, Side.DUET)) {
      Map<Side, Contestant> alone = started(side);
      try (Contestant contestant = alone.get(side)) {
        long before = contestant.hear(file(first)).peakBytes();
        Heard heard = contestant.hear(file(said));
        results.put(side, new LongFile(Score.NONE.plus(said, heard), before, heard.peakBytes()));
      }
      System.err.println(side + " " + results.get(side));
    }
    return results;
  }

  private Path file(Said said) throws IOException {
    Path file = sounds.resolve("sound.f32");
    SampleFile.write(said.samples(), file);
    return file;
  }
}
