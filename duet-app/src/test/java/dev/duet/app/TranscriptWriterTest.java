package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.speech.Segment;
import dev.duet.speech.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Subtitles can be read whatever a recogniser says. */
class TranscriptWriterTest {
  private static final Pattern CUE =
      Pattern.compile(
          "(?:\\d+\n)?(\\d{2,}):([0-5]\\d):([0-5]\\d)[,.](\\d{3}) --> (\\d{2,}):([0-5]\\d):([0-5]\\d)[,.](\\d{3})\n[^\n]+\n\n");

  @Property(tries = 200)
  void timesOfSubtitlesNeverGoBack(@ForAll("transcripts") Transcript transcript) {
    for (TranscriptWriter form : List.of(TranscriptWriter.SRT, TranscriptWriter.VTT)) {
      String text = form.of(Path.of("x.wav"), "fake", transcript, Optional.empty());
      Matcher cue = CUE.matcher(text);
      int at = form == TranscriptWriter.VTT ? "WEBVTT\n\n".length() : 0;
      long before = 0;
      while (at < text.length()) {
        assertThat(cue.find(at) && cue.start() == at).as("a cue at %d of %s", at, text).isTrue();
        List<Long> n = new ArrayList<>();
        for (int group = 1; group <= 8; group++) {
          n.add(Long.parseLong(cue.group(group)));
        }
        long start = ((n.get(0) * 60 + n.get(1)) * 60 + n.get(2)) * 1000 + n.get(3);
        long end = ((n.get(4) * 60 + n.get(5)) * 60 + n.get(6)) * 1000 + n.get(7);
        assertThat(start).isGreaterThanOrEqualTo(before);
        assertThat(end).isGreaterThan(start);
        before = end;
        at = cue.end();
      }
    }
  }

  @Provide
  Arbitrary<Transcript> transcripts() {
    Arbitrary<Double> time = Arbitraries.doubles().between(0, 400_000);
    Arbitrary<String> text =
        Arbitraries.strings().withChars("ab <&>-\n\r\t\u2028\u0000").ofMaxLength(12);
    return Combinators.combine(text, time, time)
        .as(
            (words, a, b) ->
                new Segment(
                    words,
                    Math.min(a, b),
                    Math.max(a, b),
                    List.of(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty()))
        .list()
        .ofMaxSize(6)
        .map(segments -> new Transcript(segments, Optional.empty(), 400_000));
  }
}
