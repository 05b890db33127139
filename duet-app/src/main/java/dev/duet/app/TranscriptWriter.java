package dev.duet.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.speech.Segment;
import dev.duet.speech.Transcript;
import dev.duet.speech.Word;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The forms in which a transcript is printed. */
enum TranscriptWriter {
  /** A segment a line. */
  TEXT {
    @Override
    String of(Path file, String recogniser, Transcript transcript, Optional<String> damage) {
      StringBuilder text = new StringBuilder();
      transcript.segments().forEach(s -> text.append(Printable.line(s.text())).append('\n'));
      return text.toString();
    }
  },

  /**
   * One object a line: {@code file, asr, text, language, seconds, confidence, segments[{start, end,
   * text, confidence, no_speech, words[{word, start, end, probability}]}]}, and {@code error} where
   * the end of the recording is missing.
   */
  JSON {
    @Override
    String of(Path file, String recogniser, Transcript transcript, Optional<String> damage) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("file", file.toString());
      line.put("asr", recogniser);
      line.put("text", transcript.text());
      line.put("language", transcript.language().orElse(null));
      line.put("seconds", transcript.seconds());
      line.put("confidence", orNull(transcript.confidence()));
      line.put("segments", transcript.segments().stream().map(TranscriptWriter::object).toList());
      damage.ifPresent(sentence -> line.put("error", sentence));
      return json(line);
    }
  },

  /** SubRip subtitles. */
  SRT {
    @Override
    String of(Path file, String recogniser, Transcript transcript, Optional<String> damage) {
      StringBuilder text = new StringBuilder();
      List<Cue> cues = cues(transcript);
      for (int i = 0; i < cues.size(); i++) {
        Cue cue = cues.get(i);
        text.append(i + 1).append('\n').append(cue.times(',')).append('\n');
        text.append(cue.text).append("\n\n");
      }
      return text.toString();
    }
  },

  /** WebVTT subtitles (W3C), in which three characters are written as entities. */
  VTT {
    @Override
    String of(Path file, String recogniser, Transcript transcript, Optional<String> damage) {
      StringBuilder text = new StringBuilder("WEBVTT\n\n");
      for (Cue cue : cues(transcript)) {
        String escaped = cue.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text.append(cue.times('.')).append('\n').append(escaped).append("\n\n");
      }
      return text.toString();
    }
  };

  /**
   * A transcript in this form, ended by a line break unless it is empty.
   *
   * @param recogniser its name
   * @param damage why the rest of the recording is missing
   */
  abstract String of(Path file, String recogniser, Transcript transcript, Optional<String> damage);

  /** The line of JSON for a recording of which nothing was written down: {@code file, error}. */
  static String failure(Path file, String sentence) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("file", file.toString());
    line.put("error", sentence);
    return json(line);
  }

  private static String json(Map<String, Object> line) {
    try {
      return new ObjectMapper().writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a transcript is not representable as JSON", e);
    }
  }

  /**
   * What is shown at a time.
   *
   * @param start in milliseconds, not before the end of the cue before
   * @param end in milliseconds, after {@code start}
   */
  private record Cue(long start, long end, String text) {

    String times(char decimal) {
      return time(start, decimal) + " --> " + time(end, decimal);
    }

    private static String time(long ms, char decimal) {
      return String.format(
          Locale.ROOT,
          "%02d:%02d:%02d%c%03d",
          ms / 3_600_000,
          ms / 60_000 % 60,
          ms / 1000 % 60,
          decimal,
          ms % 1000);
    }
  }

  private static List<Cue> cues(Transcript transcript) {
    List<Cue> cues = new ArrayList<>();
    long before = 0;
    for (Segment segment : transcript.segments()) {
      String text = Printable.line(segment.text()).strip();
      if (!text.isEmpty()) {
        long start = Math.max(before, Math.round(1000 * segment.start()));
        long end = Math.max(start + 1, Math.round(1000 * segment.end()));
        cues.add(new Cue(start, end, text));
        before = end;
      }
    }
    return cues;
  }

  private static Map<String, Object> object(Segment segment) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("start", segment.start());
    object.put("end", segment.end());
    object.put("text", segment.text());
    object.put("confidence", orNull(segment.confidence()));
    object.put("no_speech", orNull(segment.noSpeech()));
    object.put("words", segment.words().stream().map(TranscriptWriter::object).toList());
    return object;
  }

  private static Map<String, Object> object(Word word) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("word", word.text());
    object.put("start", word.start());
    object.put("end", word.end());
    object.put("probability", orNull(word.probability()));
    return object;
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
