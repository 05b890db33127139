package dev.duet.speech.whisper.decode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A vocabulary of six pieces, the marks of Whisper and eleven timestamps. */
final class TinyVocabulary {
  /** Ids of the pieces of text. */
  static final int SAY = 0;

  static final int DOG = 1;
  static final int STOP = 2;

  private static final List<String> PIECES = List.of("ĠSay", "Ġdog", ".", "Ġ", "Ã", "©");
  private static final List<String> MARKS =
      List.of(
          "endoftext",
          "startoftranscript",
          "en",
          "de",
          "translate",
          "transcribe",
          "startoflm",
          "startofprev",
          "nospeech",
          "notimestamps");

  private TinyVocabulary() {}

  /** Reads it as from a model's folder. */
  static WhisperTokens in(Path folder) throws IOException {
    String vocabulary =
        IntStream.range(0, PIECES.size())
            .mapToObj(i -> "\"" + PIECES.get(i) + "\":" + i)
            .collect(Collectors.joining(","));
    List<String> added = new ArrayList<>(MARKS);
    IntStream.rangeClosed(0, 10)
        .forEach(i -> added.add(String.format(java.util.Locale.ROOT, "%.2f", i * 0.02)));
    String marks =
        IntStream.range(0, added.size())
            .mapToObj(
                i ->
                    "{\"id\":" + (PIECES.size() + i) + ",\"content\":\"<|" + added.get(i) + "|>\"}")
            .collect(Collectors.joining(","));
    Files.writeString(
        folder.resolve("tokenizer.json"),
        "{\"model\":{\"vocab\":{" + vocabulary + "}},\"added_tokens\":[" + marks + "]}");
    return WhisperTokens.read(folder);
  }
}
