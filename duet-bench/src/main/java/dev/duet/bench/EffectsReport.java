package dev.duet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The table of a run.
 *
 * @param duet milliseconds of a call by benchmark
 * @param librosa the same, of those that librosa or numpy has
 * @param versions of the peers
 * @param loadBefore the machine's load average when the run began
 * @param loadAfter and when it ended
 */
record EffectsReport(
    Map<String, Double> duet,
    Map<String, Double> librosa,
    Map<String, String> versions,
    double loadBefore,
    double loadAfter) {

  void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("effects.md"), markdown());
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("date", today());
    content.put("java", System.getProperty("java.version"));
    content.put("versions", versions);
    content.put("loadBefore", loadBefore);
    content.put("loadAfter", loadAfter);
    content.put("duetMilliseconds", duet);
    content.put("librosaMilliseconds", librosa);
    Files.writeString(
        folder.resolve("effects.json"), json.writeValueAsString(content) + System.lineSeparator());
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Effects and features, beside librosa\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "Milliseconds of processor time for a clip of %.1f s at %,d Hz in one thread: the median"
                + " of five means over a second.%nEight synthetic voices, the same for both, in"
                + " one run: librosa, Duet, librosa again, of which the better counts.%n%n",
            (double) Clips.LENGTH / Clips.RATE,
            Clips.RATE));
    text.append("| what | Duet | librosa | times as fast |\n|---|---:|---:|---:|\n");
    duet.forEach((name, time) -> text.append(row(name, time)));
    text.append("\nRows without librosa are effects that it does not have.");
    text.append(" `whiteNoise` is numpy's on its side.\n\n");
    text.append("Command: `duet-bench/side-by-side PYTHON docs/results`, ").append(today());
    text.append(", Java ").append(System.getProperty("java.version"));
    versions.forEach((name, version) -> text.append(", ").append(name).append(' ').append(version));
    text.append(
        String.format(
            Locale.ROOT,
            ".%nThe load average of the machine (%d cores) was %.1f before and %.1f after: the"
                + " ratios say more than the times.%nOf Java it is the calling thread's time,"
                + " without the collector's.%n",
            Runtime.getRuntime().availableProcessors(),
            loadBefore,
            loadAfter));
    return text.toString();
  }

  private String row(String name, double time) {
    Double peer = librosa.get(name);
    return peer == null
        ? String.format(Locale.ROOT, "| %s | %.2f | | |%n", name, time)
        : String.format(
            Locale.ROOT, "| %s | %.2f | %.2f | %.1f |%n", name, time, peer, peer / time);
  }

  private static String today() {
    return LocalDate.now(ZoneOffset.UTC).toString();
  }
}
