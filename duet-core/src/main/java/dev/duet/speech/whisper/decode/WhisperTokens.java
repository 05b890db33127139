package dev.duet.speech.whisper.decode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.speech.whisper.WhisperConfig;
import dev.duet.weights.WeightsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the tokens of a Whisper model mean: pieces of text in UTF-8, and marks. Recognition only
 * ever turns tokens to text, which is a look-up; so the {@code tokenizer.json} is read for its
 * vocabulary, and no tokenizer is run.
 */
final class WhisperTokens {
  /** Seconds between two timestamps. */
  static final double TIME_STEP = 0.02;

  private static final String FILE = "tokenizer.json";
  private static final long MAX_FILE_BYTES = 50_000_000;

  private final Map<Integer, byte[]> pieces = new HashMap<>();
  private final Map<String, Integer> marks = new HashMap<>();
  private final Path file;
  private final int endOfText;
  private final int startOfTranscript;
  private final int transcribe;
  private final int noSpeech;
  private final int timestampBegin;

  private WhisperTokens(Path file, JsonNode tokenizer) {
    this.file = file;
    for (Map.Entry<String, JsonNode> piece : tokenizer.path("model").path("vocab").properties()) {
      pieces.put(piece.getValue().asInt(), ByteLevel.bytes(piece.getKey()));
    }
    for (JsonNode added : tokenizer.path("added_tokens")) {
      marks.put(added.path("content").asText(), added.path("id").asInt());
    }
    endOfText = mark("endoftext");
    startOfTranscript = mark("startoftranscript");
    transcribe = mark("transcribe");
    noSpeech = marks.containsKey("<|nospeech|>") ? mark("nospeech") : mark("nocaptions");
    timestampBegin = mark("notimestamps") + 1;
  }

  /**
   * Reads the vocabulary of a model.
   *
   * @throws WeightsException if the folder has none that is Whisper's
   */
  static WhisperTokens read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new WeightsException(file + " is too large for a vocabulary; fetch the model again");
      }
      return new WhisperTokens(file, new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new WeightsException(
          folder + " has no tokenizer.json that can be read; fetch the model again", e);
    }
  }

  /**
   * Requires that the model can say all of it.
   *
   * @throws WeightsException if it has another vocabulary
   */
  void requireFit(WhisperConfig config) {
    if (timestampBegin >= config.vocabulary() || endOfText >= config.vocabulary()) {
      throw new WeightsException(
          file
              + " has timestamps from "
              + timestampBegin
              + " on, but the model only "
              + config.vocabulary()
              + " tokens; fetch both from one place");
    }
  }

  private int mark(String name) {
    Integer id = marks.get("<|" + name + "|>");
    if (id == null) {
      throw new WeightsException(
          file + " has no token <|" + name + "|>, so it is not Whisper's; fetch the model again");
    }
    return id;
  }

  /** Ends a transcript; tokens below it are text. */
  int endOfText() {
    return endOfText;
  }

  int startOfTranscript() {
    return startOfTranscript;
  }

  /** Comes before what was said earlier. */
  int startOfPrevious() {
    return mark("startofprev");
  }

  int transcribe() {
    return transcribe;
  }

  /** Likely at the start of a transcript where nobody speaks. */
  int noSpeech() {
    return noSpeech;
  }

  int noTimestamps() {
    return timestampBegin - 1;
  }

  /** The first timestamp, {@code <|0.00|>}; the others follow in steps of 20 ms. */
  int timestampBegin() {
    return timestampBegin;
  }

  boolean isText(int token) {
    return token < endOfText;
  }

  boolean isTimestamp(int token) {
    return token >= timestampBegin;
  }

  /** Seconds from the beginning of the window. */
  double seconds(int timestamp) {
    return (timestamp - timestampBegin) * TIME_STEP;
  }

  /** The timestamp of a time, in seconds from the beginning of the window. */
  int timestamp(double seconds) {
    return timestampBegin + (int) Math.round(seconds / TIME_STEP);
  }

  /**
   * Marks that a transcript must not contain, beside those that the model's configuration names.
   */
  List<Integer> unspeakable() {
    return List.of(
        mark("transcribe"),
        mark("translate"),
        mark("startoftranscript"),
        mark("startofprev"),
        mark("startoflm"),
        noSpeech);
  }

  /** The token of a language, by its code such as {@code en}. */
  Optional<Integer> language(String code) {
    return Optional.ofNullable(marks.get("<|" + code + "|>"))
        .filter(id -> id > startOfTranscript && id < mark("translate"));
  }

  /** The code of the language that a token stands for. */
  String language(int token) {
    return marks.entrySet().stream()
        .filter(mark -> mark.getValue() == token)
        .map(mark -> mark.getKey().replaceAll("[<|>]", ""))
        .findFirst()
        .orElseThrow(() -> new WeightsException(file + " has no language " + token));
  }

  /** The text of tokens; marks and timestamps have none. Cut characters become U+FFFD. */
  String text(int... tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int token : tokens) {
      if (isText(token)) {
        bytes.writeBytes(pieces.getOrDefault(token, new byte[0]));
      }
    }
    return bytes.toString(UTF_8);
  }

  /** The tokens that are text. */
  int[] textOnly(int... tokens) {
    return Arrays.stream(tokens).filter(this::isText).toArray();
  }

  /** Languages that the marks name, where the configuration of a model does not say. */
  List<Integer> languages() {
    List<Integer> languages = new ArrayList<>();
    for (int id : marks.values()) {
      if (id > startOfTranscript && id < mark("translate")) {
        languages.add(id);
      }
    }
    return languages;
  }
}
