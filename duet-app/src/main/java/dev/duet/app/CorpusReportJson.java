package dev.duet.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.duet.corpus.check.AudioSurvey;
import dev.duet.corpus.check.CorpusReport;

/** A report on a corpus as one line of JSON. */
final class CorpusReportJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CorpusReportJson() {}

  static String of(CorpusReport report) {
    ObjectNode json = JSON.createObjectNode();
    json.put("corpus", report.corpus().name());
    json.put("samples", report.corpus().samples().size());
    ObjectNode speakers = json.putObject("by_speaker");
    report
        .bySpeaker()
        .forEach(
            (speaker, counts) -> {
              ObjectNode row = speakers.putObject(speaker);
              counts.forEach((emotion, count) -> row.put(emotion.label(), count));
            });
    ObjectNode splits = json.putObject("by_split");
    report.bySplit().forEach((split, count) -> splits.put(split.toString(), count));
    report.audio().ifPresent(audio -> audio(json.putObject("audio"), audio));
    ArrayNode overlaps = json.putArray("overlaps");
    report
        .overlaps()
        .forEach(
            o -> {
              ObjectNode row = overlaps.addObject();
              row.putArray("splits").add(o.one().toString()).add(o.other().toString());
              row.put("texts", o.texts());
            });
    ArrayNode shared = json.putArray("shared");
    report
        .shared()
        .forEach(
            s ->
                shared
                    .addObject()
                    .put("split", s.split().toString())
                    .put("corpus", s.corpus())
                    .put("other", s.other().toString())
                    .put("texts", s.texts()));
    ArrayNode findings = json.putArray("findings");
    report
        .findings()
        .forEach(
            f ->
                findings
                    .addObject()
                    .put("kind", f.kind().toString())
                    .put("where", f.where())
                    .put("sentence", f.sentence()));
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void audio(ObjectNode json, AudioSurvey audio) {
    double[] seconds = audio.sortedSeconds();
    json.put("recordings", seconds.length);
    ObjectNode rates = json.putObject("sample_rates");
    audio.sampleRates().forEach((rate, count) -> rates.put(String.valueOf(rate), count));
    if (seconds.length > 0) {
      json.putObject("seconds")
          .put("min", seconds[0])
          .put("median", seconds[seconds.length / 2])
          .put("max", seconds[seconds.length - 1])
          .put("total", audio.totalSeconds());
    }
  }
}
