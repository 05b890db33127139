package dev.duet.speech.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.Waveform;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechException;
import dev.duet.speech.Transcript;
import dev.duet.speech.Word;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoogleRecogniserTest {
  private static final String KEY = "secret key";
  private static final String DOG =
      "{\"results\":[{\"alternatives\":[{\"transcript\":\" say the word dog\",\"confidence\":0.9,\"words\":["
          + "{\"startTime\":\"0.100s\",\"endTime\":\"0.700s\",\"word\":\"say\"},"
          + "{\"startTime\":\"0.700s\",\"endTime\":\"1.500s\",\"word\":\"dog\"}]}]}]}";

  private static GoogleRecogniser at(SpeechServer server) {
    return new GoogleRecogniser(
        server.address(), KEY, "en", SpeechServer.impatient(), Duration.ofMillis(1));
  }

  private static Waveform seconds(double seconds) {
    float[] samples = new float[(int) (seconds * 16_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.5f * (float) Math.sin(i * 0.1);
    }
    return Waveform.mono(samples, 16_000);
  }

  @Test
  void aClipIsSentAsSixteenBitSamplesAtSixteenKilohertz() throws IOException {
    try (SpeechServer server = new SpeechServer(SpeechServer.json(DOG))) {
      Waveform stereo = new Waveform(new float[][] {new float[44_100], new float[44_100]}, 44_100);
      at(server).transcribe(stereo);
      assertThat(server.requests().get(0).line())
          .isEqualTo("POST /v1/speech:recognize?key=secret+key");
      JsonNode sent = new ObjectMapper().readTree(server.requests().get(0).body());
      assertThat(sent.at("/config/encoding").asText()).isEqualTo("LINEAR16");
      assertThat(sent.at("/config/sampleRateHertz").asInt()).isEqualTo(16_000);
      assertThat(sent.at("/config/languageCode").asText()).isEqualTo("en-US");
      assertThat(sent.at("/config/enableWordTimeOffsets").asBoolean()).isTrue();
      byte[] audio = Base64.getDecoder().decode(sent.at("/audio/content").asText());
      assertThat(audio).hasSize(32_000);
    }
  }

  @Test
  void wordsTimesAndConfidenceAreTaken() throws IOException {
    try (SpeechServer server = new SpeechServer(SpeechServer.json(DOG))) {
      Transcript heard = at(server).transcribe(seconds(2));
      assertThat(heard.text()).isEqualTo("say the word dog");
      assertThat(heard.language()).contains("en-US");
      assertThat(heard.confidence()).hasValue(0.9);
      Segment segment = heard.segments().get(0);
      assertThat(segment.start()).isEqualTo(0.1);
      assertThat(segment.end()).isEqualTo(1.5);
      assertThat(segment.words()).extracting(Word::text).containsExactly("say", "dog");
    }
  }

  @Test
  void nobodySpeakingIsATranscriptWithoutWords() throws IOException {
    for (String nothing :
        List.of(
            "{}",
            "{\"results\":[]}",
            "{\"results\":[{\"alternatives\":[{\"transcript\":\"\"}]}]}")) {
      try (SpeechServer server = new SpeechServer(SpeechServer.json(nothing))) {
        assertThat(at(server).transcribe(seconds(1)).segments()).isEmpty();
      }
    }
  }

  @Test
  void aConfidenceOfZeroIsOneThatWasNotSaid() throws IOException {
    String reply =
        "{\"results\":[{\"alternatives\":[{\"transcript\":\"dog\",\"confidence\":0.0}],\"resultEndTime\":\"0.8s\"}]}";
    try (SpeechServer server = new SpeechServer(SpeechServer.json(reply))) {
      Transcript heard = at(server).transcribe(seconds(1));
      assertThat(heard.confidence()).isEmpty();
      assertThat(heard.segments().get(0).end()).isEqualTo(0.8);
    }
  }

  @Test
  void moreThanAMinuteIsAnOperationThatIsAskedAfter() throws IOException {
    try (SpeechServer server =
        new SpeechServer(
            SpeechServer.json("{\"name\":\"7612202767953098924\"}"),
            SpeechServer.json("{\"name\":\"7612202767953098924\",\"metadata\":{}}"),
            SpeechServer.status(503, "{}"),
            SpeechServer.json("{\"name\":\"7612\",\"done\":true,\"response\":" + DOG + "}"))) {
      assertThat(at(server).transcribe(seconds(61)).text()).isEqualTo("say the word dog");
      assertThat(server.requests())
          .extracting(SpeechServer.Request::line)
          .containsExactly(
              "POST /v1/speech:longrunningrecognize?key=secret+key",
              "GET /v1/operations/7612202767953098924?key=secret+key",
              "GET /v1/operations/7612202767953098924?key=secret+key",
              "GET /v1/operations/7612202767953098924?key=secret+key");
    }
  }

  @Test
  void anOperationMayFail() throws IOException {
    try (SpeechServer server =
        new SpeechServer(
            SpeechServer.json("{\"name\":\"7\"}"),
            SpeechServer.json(
                "{\"done\":true,\"error\":{\"code\":3,\"message\":\"bad " + KEY + "\"}}"))) {
      assertThatThrownBy(() -> at(server).transcribe(seconds(61)))
          .isInstanceOf(SpeechException.class)
          .hasMessage("google could not transcribe the recording: \"bad (the key)\".");
    }
    try (SpeechServer server = new SpeechServer(SpeechServer.json("{\"name\":\"../other\"}"))) {
      assertThatThrownBy(() -> at(server).transcribe(seconds(61)))
          .isInstanceOf(SpeechException.class)
          .hasMessageContaining("does not say what to ask for");
    }
  }

  @Test
  void whereAMinuteIsTheMostALongRecordingGoesInPieces() throws IOException {
    try (SpeechServer server =
        new SpeechServer(
            SpeechServer.status(
                400, "{\"error\":{\"message\":\"Inline audio exceeds duration limit.\"}}"),
            SpeechServer.json(DOG))) {
      List<Double> progress = new ArrayList<>();
      Transcript heard =
          at(server).transcribe(seconds(210), (segments, done) -> progress.add(done));
      assertThat(server.requests()).hasSizeGreaterThan(4);
      assertThat(server.requests().stream().skip(1))
          .allMatch(request -> request.line().startsWith("POST /v1/speech:recognize"));
      assertThat(heard.segments())
          .extracting(Segment::start)
          .isSorted()
          .hasSize(server.requests().size() - 1);
      assertThat(progress).isSorted().hasSizeGreaterThan(1);
      assertThat(progress.get(progress.size() - 1)).isCloseTo(210, within(1e-3));
    }
  }
}
