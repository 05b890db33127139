package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.Utterance;
import dev.duet.app.PredictionWriter.Origin;
import dev.duet.bundle.Bundle;
import dev.duet.corpus.UtteranceManifest;
import dev.duet.corpus.UtteranceManifest.Row;
import dev.duet.voice.SpeakerProfile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Asks about the rows of a manifest in their order. A row is answered with what the rows before it
 * told of its speaker's voice, and then tells the next.
 */
final class ManifestAsking {
  private final Path manifest;
  private final List<Row> rows;
  private final Map<String, SpeakerProfile> voices = new HashMap<>();

  /**
   * Reads a manifest.
   *
   * @throws dev.duet.corpus.CorpusException if it is none
   */
  ManifestAsking(Path manifest) {
    this.manifest = manifest;
    this.rows = UtteranceManifest.read(manifest);
  }

  /**
   * Asks about every row.
   *
   * @param isReadOn whether somebody still takes the answers
   */
  void askAll(Asking asking, Bundle bundle, BooleanSupplier isReadOn, PrintWriter err) {
    boolean learns = bundle.learnsVoices();
    if (!learns && rows.stream().anyMatch(row -> row.speaker().isPresent())) {
      Notice.print(
          err,
          manifest
              + ": the column speaker changes nothing, for bundle "
              + bundle.manifest().name()
              + " learns no voices");
    }
    for (Row row : rows) {
      if (!isReadOn.getAsBoolean()) {
        return;
      }
      Optional<SpeakerProfile> before =
          row.speaker().filter(s -> learns).map(s -> voices.getOrDefault(s, bundle.stranger()));
      asking
          .ask(
              name(row),
              () -> utterance(row),
              before,
              Optional.of(new Origin(row.line(), row.speaker())))
          .flatMap(Prediction::speaker)
          .ifPresent(after -> voices.put(row.speaker().orElseThrow(), after));
    }
  }

  private String name(Row row) {
    return manifest
        + ", line "
        + row.line()
        + row.audio().map(file -> " (" + file + ")").orElse("");
  }

  private static Utterance utterance(Row row) {
    row.problem()
        .ifPresent(
            problem -> {
              throw new UserException(problem);
            });
    return new Utterance(row.audio(), Optional.empty(), row.text());
  }
}
