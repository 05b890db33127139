package dev.duet.speech.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechException;
import dev.duet.speech.Transcript;
import dev.duet.speech.Word;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenAiRecogniserTest {
  private static final Waveform CLIP = Waveform.mono(new float[32_000], 16_000);
  private static final String VERBOSE =
      "{\"task\":\"transcribe\",\"language\":\"english\",\"duration\":4.0,\"text\":\"Say the word. Dog.\","
          + "\"segments\":[{\"id\":0,\"start\":0.0,\"end\":2.0,\"text\":\" Say the word.\",\"avg_logprob\":-0.5,\"no_speech_prob\":0.25},"
          + "{\"id\":1,\"start\":2.0,\"end\":4.0,\"text\":\" Dog.\",\"avg_logprob\":-0.1,\"no_speech_prob\":0.0}],"
          + "\"words\":[{\"word\":\"Say\",\"start\":0.0,\"end\":0.5},{\"word\":\"the\",\"start\":0.5,\"end\":0.8},"
          + "{\"word\":\"word\",\"start\":0.8,\"end\":1.9},{\"word\":\"Dog\",\"start\":1.95,\"end\":3.0}]}";

  private static Transcript heard(String answer) throws IOException {
    try (SpeechServer server = new SpeechServer(SpeechServer.json(answer))) {
      return at(server.address()).transcribe(CLIP);
    }
  }

  private static OpenAiRecogniser at(URI base) {
    return new OpenAiRecogniser(
        base, "whisper-1", "sk-1", Optional.of("en"), SpeechServer.impatient());
  }

  @Test
  void aRecordingGoesAsAFormWithAFile() throws IOException {
    try (SpeechServer server = new SpeechServer(SpeechServer.json(VERBOSE))) {
      at(server.address()).transcribe(Waveform.mono(new float[48_000], 48_000));
      SpeechServer.Request request = server.requests().get(0);
      assertThat(request.line()).isEqualTo("POST /v1/audio/transcriptions");
      assertThat(request.authorization()).isEqualTo("Bearer sk-1");
      String boundary = request.type().replace("multipart/form-data; boundary=", "");
      String[] parts = request.body().split("--" + boundary, -1);
      assertThat(parts).hasSize(9);
      assertThat(parts[8]).as("the end").isEqualTo("--\r\n");
      assertThat(parts[1])
          .isEqualTo("\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n");
      assertThat(request.body())
          .contains(
              "name=\"language\"\r\n\r\nen\r\n", "name=\"response_format\"\r\n\r\nverbose_json")
          .contains("name=\"timestamp_granularities[]\"\r\n\r\nword\r\n");
      String head =
          "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"speech.wav\"\r\nContent-Type: audio/wav\r\n\r\n";
      assertThat(parts[7]).startsWith(head);
      byte[] file =
          parts[7]
              .substring(head.length(), parts[7].length() - 2)
              .getBytes(StandardCharsets.ISO_8859_1);
      Waveform sent = new AudioDecoder().decode(file);
      assertThat(sent.sampleRate()).isEqualTo(16_000);
      assertThat(sent.seconds()).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void theAddressMayBeGivenInAnyOfTheUsualWays() throws IOException {
    for (String path : new String[] {"", "/", "/v1", "/v1/", "/v1/audio/transcriptions"}) {
      try (SpeechServer server = new SpeechServer(SpeechServer.json("{\"text\":\"\"}"))) {
        at(URI.create(server.address() + path)).transcribe(CLIP);
        assertThat(server.requests().get(0).line()).isEqualTo("POST /v1/audio/transcriptions");
      }
    }
  }

  @Test
  void segmentsWordsAndConfidenceAreTaken() throws IOException {
    Transcript heard = heard(VERBOSE);
    assertThat(heard.text()).isEqualTo("Say the word. Dog.");
    assertThat(heard.language()).contains("en");
    assertThat(heard.segments()).hasSize(2);
    Segment first = heard.segments().get(0);
    assertThat(first.confidence().orElseThrow()).isCloseTo(Math.exp(-0.5), within(1e-12));
    assertThat(first.noSpeech()).hasValue(0.25);
    assertThat(first.words()).extracting(Word::text).containsExactly("Say", "the", "word");
    assertThat(heard.segments().get(1).words()).extracting(Word::text).containsExactly("Dog");
  }

  @Test
  void aServerThatKnowsOnlyTextsIsEnough() throws IOException {
    Transcript heard = heard("{\"text\":\" Say the word dog. \"}");
    assertThat(heard.text()).isEqualTo("Say the word dog.");
    assertThat(heard.segments().get(0).end()).isEqualTo(2);
    assertThat(heard.confidence()).isEmpty();
  }

  @Test
  void aModelWithoutTheVerboseFormIsAskedForLess() throws IOException {
    try (SpeechServer server =
            new SpeechServer(
                SpeechServer.status(
                    400,
                    "{\"error\":{\"message\":\"response_format 'verbose_json' is not compatible\"}}"),
                SpeechServer.json("{\"text\":\"dog\"}"));
        OpenAiRecogniser recogniser = at(server.address())) {
      assertThat(recogniser.transcribe(CLIP).text()).isEqualTo("dog");
      assertThat(recogniser.transcribe(CLIP).text()).isEqualTo("dog");
      assertThat(server.requests()).as("it remembers").hasSize(3);
      assertThat(server.requests().get(2).body())
          .contains("name=\"response_format\"\r\n\r\njson\r\n")
          .doesNotContain("granularities");
    }
  }

  @Test
  void theServerOfWhisperCppHasItsOwnAddressAndPiecesOfWords() throws IOException {
    String reply =
        "{\"language\":\"english\",\"text\":\" I'm happy.\",\"segments\":[{\"id\":0,\"text\":\" I'm happy.\",\"start\":0,\"end\":1.5,\"words\":["
            + "{\"word\":\" I\",\"start\":0.1,\"end\":0.2,\"probability\":0.9},{\"word\":\"'m\",\"start\":0.2,\"end\":0.4,\"probability\":0.8},"
            + "{\"word\":\" happy\",\"start\":0.4,\"end\":1.2,\"probability\":0.5},{\"word\":\".\",\"start\":1.2,\"end\":1.5,\"probability\":0.7}]}]}";
    try (SpeechServer server = new SpeechServer(SpeechServer.json(reply))) {
      OpenAiRecogniser recogniser =
          new OpenAiRecogniser(
              URI.create(server.address() + "/inference"),
              "any",
              "",
              Optional.empty(),
              SpeechServer.impatient());
      Transcript heard = recogniser.transcribe(CLIP);
      assertThat(heard.segments().get(0).words())
          .extracting(Word::text)
          .containsExactly("I'm", "happy.");
      assertThat(heard.segments().get(0).words().get(1).end()).isEqualTo(1.5);
      assertThat(heard.confidence().orElseThrow()).isCloseTo(Math.sqrt(0.8 * 0.5), within(1e-12));
      assertThat(server.requests().get(0).line()).isEqualTo("POST /inference");
      assertThat(server.requests().get(0).authorization()).isNull();
      assertThat(server.requests().get(0).body()).doesNotContain("granularities");
    }
  }

  @Test
  void nobodySpeakingIsATranscriptWithoutWords() throws IOException {
    assertThat(heard("{\"text\":\"\"}").segments()).isEmpty();
    assertThat(heard("{\"text\":\"\",\"segments\":[]}").segments()).isEmpty();
    assertThat(heard("{\"text\":\" \",\"segments\":[{\"text\":\" \"}]}").segments()).isEmpty();
  }

  @Test
  void timesAndProbabilitiesThatMakeNoSenseDoNoHarm() throws IOException {
    Transcript heard =
        heard(
            "{\"text\":\"a b\",\"segments\":[{\"text\":\"a b\",\"start\":3,\"end\":-1,\"avg_logprob\":2,\"no_speech_prob\":7,"
                + "\"words\":[{\"word\":\"a\",\"start\":1e999,\"end\":null,\"probability\":\"x\"}]}]}");
    Segment segment = heard.segments().get(0);
    assertThat(segment.end()).isEqualTo(3);
    assertThat(segment.confidence()).hasValue(1);
    assertThat(segment.noSpeech()).isEmpty();
  }

  @Test
  void anAnswerWithoutTranscriptIsNone() throws IOException {
    assertThatThrownBy(() -> heard("{\"status\":\"ok\"}"))
        .isInstanceOf(SpeechException.class)
        .hasMessageContaining("is it the service meant?");
  }

  @Test
  void elevenMinutesGoInTwoRequestsCutWhereItIsQuiet() throws IOException {
    float[] samples = new float[8_000 * 660];
    Arrays.fill(samples, 0.25f);
    Arrays.fill(samples, 8_000 * 500, 8_000 * 501, 0);
    try (SpeechServer server = new SpeechServer(SpeechServer.json("{\"text\":\"dog\"}"))) {
      Transcript heard = at(server.address()).transcribe(Waveform.mono(samples, 8_000));
      assertThat(heard.text()).isEqualTo("dog dog");
      assertThat(heard.segments().get(1).start()).isBetween(500.0, 501.0);
      assertThat(heard.segments().get(1).end()).isCloseTo(660, within(0.01));
    }
  }
}
