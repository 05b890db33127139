package dev.duet.speech.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.Waveform;
import dev.duet.speech.SpeechException;
import dev.duet.speech.SpeechRecogniser;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may go wrong with either service, played by a local server. */
class ServiceFailuresTest {
  private static final String KEY = "sk-secret+key";
  private static final Waveform CLIP = Waveform.mono(new float[8_000], 8_000);

  /** A service and its answer when all is well. */
  private enum Service {
    GOOGLE("{\"results\":[{\"alternatives\":[{\"transcript\":\"say the word dog\"}]}]}"),
    OPENAI("{\"text\":\"say the word dog\"}");

    private final String success;

    Service(String success) {
      this.success = success;
    }

    private SpeechRecogniser at(SpeechServer server) {
      return this == GOOGLE
          ? new GoogleRecogniser(
              server.address(), KEY, "en", SpeechServer.impatient(), Duration.ofMillis(5))
          : new OpenAiRecogniser(
              server.address(), "whisper-1", KEY, Optional.empty(), SpeechServer.impatient());
    }

    private SpeechServer.Answer success() {
      return SpeechServer.json(success);
    }
  }

  private static void assertHeard(Service service, int requests, SpeechServer.Answer... script)
      throws IOException {
    try (SpeechServer server = new SpeechServer(script);
        SpeechRecogniser recogniser = service.at(server)) {
      assertThat(recogniser.transcribe(CLIP).text()).isEqualTo("say the word dog");
      assertThat(server.requests()).hasSize(requests);
    }
  }

  private static void assertFails(
      Service service, String sentence, int requests, SpeechServer.Answer answer)
      throws IOException {
    try (SpeechServer server = new SpeechServer(answer);
        SpeechRecogniser recogniser = service.at(server)) {
      assertThatThrownBy(() -> recogniser.transcribe(CLIP))
          .isInstanceOf(SpeechException.class)
          .hasMessageContaining(sentence)
          .hasMessageMatching("(?s)[^\n]{1,500}[.?]")
          .hasMessageNotContaining("secret");
      assertThat(server.requests()).hasSize(requests);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsAskedAgainAfterAServerErrorAndACutConnection(Service service) throws IOException {
    assertHeard(service, 2, SpeechServer.status(500, "oops"), service.success());
    assertHeard(service, 2, SpeechServer.cut(), service.success());
    assertHeard(service, 2, SpeechServer.silence(), service.success());
  }

  @ParameterizedTest
  @EnumSource
  void itIsLeftAloneForAsLongAsItSays(Service service) throws IOException {
    long start = System.nanoTime();
    assertHeard(service, 2, SpeechServer.busy(1), service.success());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @ParameterizedTest
  @EnumSource
  void patienceEndsWithTheServersWords(Service service) throws IOException {
    assertFails(
        service,
        "HTTP 500, \"overloaded\"",
        3,
        SpeechServer.status(500, "{\"error\":{\"message\":\"overloaded\"}}"));
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalIsFinalAndShowsNoKey(Service service) throws IOException {
    for (int status : new int[] {401, 403}) {
      String body = "{\"error\":{\"message\":\"" + KEY + " is no valid key\"}}";
      assertFails(
          service,
          "HTTP " + status + ", \"(the key) is no valid key\"",
          1,
          SpeechServer.status(status, body));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatItCannotReadItSaysInItsWords(Service service) throws IOException {
    // A model of OpenAI's that knows no verbose form refuses so, and is asked once more for less.
    assertFails(
        service,
        "HTTP 400, \"bad audio\"",
        service == Service.OPENAI ? 2 : 1,
        SpeechServer.status(400, "{\"error\":{\"message\":\"bad audio\"}}"));
  }

  @ParameterizedTest
  @EnumSource
  void silenceHasAnEnd(Service service) throws IOException {
    assertFails(service, "failed: ", 3, SpeechServer.silence());
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoAnswerSaysSo(Service service) throws IOException {
    assertFails(service, "does not answer JSON", 1, SpeechServer.json("{\"text\": oops"));
    assertFails(service, "does not answer JSON", 1, SpeechServer.json("<html>Welcome</html>"));
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerWithoutEndIsNotReadToTheEnd(Service service) throws IOException {
    assertFails(service, "does not answer JSON", 1, SpeechServer.flood());
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsNotThereIsSaid(Service service) throws IOException {
    SpeechServer gone = new SpeechServer(service.success());
    gone.close();
    try (SpeechRecogniser recogniser = service.at(gone)) {
      assertThatThrownBy(() -> recogniser.transcribe(CLIP))
          .isInstanceOf(SpeechException.class)
          .hasMessageContaining("Cannot connect to localhost");
    }
  }
}
