package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.Shared;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.resample.Resampler;
import dev.duet.speech.Segment;
import dev.duet.speech.Transcript;
import dev.duet.speech.Word;
import dev.duet.speech.whisper.AudioStates;
import dev.duet.speech.whisper.WhisperNetwork;
import dev.duet.store.StoredModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whisper base says what it says in faster-whisper, on the 24 clips whose answers are kept. */
@Tag("slow")
class FasterWhisperTest {
  private static final WhisperSettings AS_THE_REFERENCE =
      WhisperSettings.DEFAULT
          .withConditionOnPrevious(false)
          .withShortContext(OptionalDouble.empty());
  private static final double CLOSE = 0.06;

  private static WhisperRecogniser greedy;
  private static List<JsonNode> clips;

  @BeforeAll
  static void load() throws IOException {
    Path answers = Shared.path("golden/whisper/transcripts.json");
    Path folder = StoredModel.path("whisper-base");
    JsonNode root = new ObjectMapper().readTree(answers.toFile());
    clips = StreamSupport.stream(root.get("clips").spliterator(), false).toList();
    greedy = WhisperRecogniser.open("whisper-base", folder, AS_THE_REFERENCE);
  }

  @AfterAll
  static void close() {
    if (greedy != null) {
      greedy.close();
    }
  }

  @Test
  void hearsTheSameWordsAtNearlyTheSameTimes() {
    List<String> different = new ArrayList<>();
    int words = 0;
    int near = 0;
    for (JsonNode clip : clips) {
      Transcript heard = greedy.transcribe(sound(clip));
      JsonNode expected = clip.get("greedy");
      if (!heard.text().equals(text(expected))) {
        different.add(clip.get("file").asText() + ": " + heard.text() + " | " + text(expected));
        continue;
      }
      List<JsonNode> reference = words(expected);
      List<Word> ours =
          heard.segments().stream().map(Segment::words).flatMap(List::stream).toList();
      assertThat(ours).hasSameSizeAs(reference);
      for (int i = 0; i < ours.size(); i++) {
        words++;
        near += isNear(ours.get(i), reference.get(i)) ? 1 : 0;
      }
    }
    assertThat(different).isEmpty();
    assertThat((double) near / words).isGreaterThanOrEqualTo(0.9);
  }

  /** Timestamps are tokens, too. */
  @ParameterizedTest
  @CsvSource({"1, greedy", "5, beam5"})
  void saysTheSameTokens(int beam, String search) {
    List<String> different = new ArrayList<>();
    try (WhisperNetwork network = WhisperNetwork.load(StoredModel.path("whisper-base"))) {
      WhisperTokens tokens = WhisperTokens.read(StoredModel.path("whisper-base"));
      WindowDecoder decoder = new WindowDecoder(network, tokens, beam);
      Prompt prompt =
          Prompt.of(tokens, new LanguageDetector(network, tokens).token("en"), new int[0], 448);
      for (JsonNode clip : clips) {
        Waveform sound = sound(clip);
        float[] samples =
            Resampler.resample(sound.samples(), sound.sampleRate(), Window.SAMPLE_RATE);
        Window window =
            Window.of(
                new Recording(samples, network.config().mels()),
                0,
                network.config(),
                OptionalDouble.empty());
        try (AudioStates states = network.encode(window.logMel())) {
          Decoded said = decoder.decode(states, prompt, Ending.byTheModel(tokens, 224));
          String ours = Arrays.toString(said.hypothesis().tokens());
          String reference = Arrays.toString(tokens(clip.get(search)));
          if (!ours.equals(reference)) {
            different.add(clip.get("file").asText() + ": " + ours + " | " + reference);
          }
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static int[] tokens(JsonNode segments) {
    return StreamSupport.stream(segments.spliterator(), false)
        .flatMap(segment -> StreamSupport.stream(segment.get("tokens").spliterator(), false))
        .mapToInt(JsonNode::asInt)
        .toArray();
  }

  private static Waveform sound(JsonNode clip) {
    return new AudioDecoder().decode(Shared.path("data/" + clip.get("file").asText()));
  }

  private static String text(JsonNode segments) {
    StringBuilder text = new StringBuilder();
    segments.forEach(segment -> text.append(segment.get("text").asText()));
    return text.toString().strip();
  }

  private static List<JsonNode> words(JsonNode segments) {
    List<JsonNode> words = new ArrayList<>();
    segments.forEach(segment -> segment.get("words").forEach(words::add));
    return words;
  }

  private static boolean isNear(Word ours, JsonNode reference) {
    return Math.abs(ours.start() - reference.get("start").asDouble()) <= CLOSE
        && Math.abs(ours.end() - reference.get("end").asDouble()) <= CLOSE;
  }
}
