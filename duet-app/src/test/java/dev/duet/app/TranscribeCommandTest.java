package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.TinyBundle;
import dev.duet.audio.io.WavWriter;
import dev.duet.emotion.Emotion;
import dev.duet.speech.service.SpeechServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscribeCommandTest {
  private static final String ANSWER =
      "{\"language\":\"english\",\"text\":\"I feel happy. So happy.\",\"segments\":["
          + "{\"start\":0.1,\"end\":0.2,\"text\":\" I feel happy.\",\"avg_logprob\":-0.1},"
          + "{\"start\":0.15,\"end\":0.4,\"text\":\" So <happy>.\",\"avg_logprob\":-0.2}]}";

  @TempDir private Path folder;
  private Path clip;
  private SpeechServer server;
  private String asr;

  @BeforeEach
  void start() throws IOException {
    clip = folder.resolve("clip.wav");
    WavWriter.write(TinyBundle.utterance(Emotion.JOY, 101), WavWriter.Encoding.PCM16, clip);
    server = new SpeechServer(SpeechServer.json(ANSWER));
    asr = "openai=" + server.address();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSegmentIsALine() {
    Called called = Called.duet("transcribe", "--asr", asr, clip);
    assertThat(called.code()).isZero();
    assertThat(called.out()).isEqualTo("I feel happy.\nSo <happy>.\n");
    assertThat(called.err()).isEmpty();
  }

  @Test
  void jsonHasTimesAndConfidence() {
    JsonNode line = Called.duet("transcribe", "--json", "--asr", asr, clip).json().get(0);
    assertThat(line.fieldNames())
        .toIterable()
        .containsExactly("file", "asr", "text", "language", "seconds", "confidence", "segments");
    assertThat(line.path("language").asText()).isEqualTo("en");
    assertThat(line.path("confidence").asDouble()).isBetween(0.8, 0.91);
    assertThat(line.at("/segments/0/start").asDouble()).isEqualTo(0.1);
  }

  @Test
  void subtitlesFollowEachOther() {
    assertThat(Called.duet("transcribe", "--srt", "--asr", asr, clip).out())
        .isEqualTo(
            """
            1
            00:00:00,100 --> 00:00:00,200
            I feel happy.

            2
            00:00:00,200 --> 00:00:00,400
            So <happy>.

            """);
    assertThat(Called.duet("transcribe", "--vtt", "--asr", asr, clip).out())
        .startsWith("WEBVTT\n\n00:00:00.100 --> 00:00:00.200\n")
        .contains("So &lt;happy&gt;.");
  }

  @Test
  void ofARecordingThatBreaksOffTheRestIsWrittenDown() throws IOException {
    byte[] whole = Files.readAllBytes(clip);
    Path broken = Files.write(folder.resolve("b.wav"), Arrays.copyOf(whole, whole.length * 2 / 3));
    Called called = Called.duet("transcribe", "--asr", asr, broken);
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.out()).isEqualTo("I feel happy.\nSo <happy>.\n");
    assertThat(called.sentence()).startsWith(broken + ": written down is what comes before ");
  }

  @Test
  void whatFailsIsOneLineAndTheRestGoesOn() throws IOException {
    Path bad = Files.writeString(folder.resolve("a.wav"), "no sound in here");
    Called called = Called.duet("transcribe", "--json", "--asr", asr, bad, clip);
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.json()).hasSize(2);
    assertThat(called.json().get(0).fieldNames()).toIterable().containsExactly("file", "error");
    assertThat(called.sentence()).startsWith(bad + ": ");
  }

  @Test
  void wrongCallsSaySo() {
    assertThat(Called.duet("transcribe", "--asr", "sphinx", clip).code()).isEqualTo(2);
    assertThat(Called.duet("transcribe", "--asr", "openai=elsewhere", clip).code()).isEqualTo(2);
    assertThat(Called.duet("transcribe", "--srt", "--asr", asr, clip, clip).code()).isEqualTo(2);
    assertThat(Called.duet("transcribe", "--srt", "--vtt", "--asr", asr, clip).code()).isEqualTo(2);
    assertThat(Called.duet("transcribe", "--language", "English!", "--asr", asr, clip).sentence())
        .contains("--language");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aPredictionTakesTheWordsFromTheServiceThatIsNamed() {
    Called called =
        Called.duet("predict", "--json", "--bundle", TinyBundle.folder(), "--asr", asr, clip);
    assertThat(called.code()).isZero();
    JsonNode answer = called.json().get(0);
    assertThat(answer.path("text").asText()).isEqualTo("I feel happy. So <happy>.");
    assertThat(answer.path("modalities").fieldNames())
        .toIterable()
        .containsExactly("audio", "text");
    assertThat(answer.at("/asr/trust").asDouble()).isBetween(0.8, 0.91);
    assertThat(answer.path("seconds").has("asr")).isTrue();
    assertThat(Called.duet("predict", "--bundle", TinyBundle.folder(), "--asr", asr, clip).out())
        .contains("  words heard by openai, trusted ");
  }

  @Test
  void anEvaluationSaysWhatTheWordsWereWorth() throws IOException {
    Path manifest = folder.resolve("manifest.csv");
    Files.writeString(manifest, "path,text,emotion\nclip.wav,I feel happy. So happy!,happy\n");
    Called called =
        Called.duet(
            "evaluate", "--bundle", TinyBundle.folder(), "--corpus", manifest, "--asr", asr);
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out())
        .contains("Words by openai: WER 0.2000 (5 words), RTF ")
        .contains("Sound alone: accuracy ")
        .contains("minus sound alone: accuracy ");
    assertThat(
            Called.duet(
                    "evaluate",
                    "--json",
                    "--bundle",
                    TinyBundle.folder(),
                    "--corpus",
                    manifest,
                    "--asr",
                    asr)
                .json()
                .get(0)
                .at("/recognition/gain/value")
                .isNumber())
        .isTrue();
  }

  @Test
  void withoutAModelThatMayBeFetchedTheSoundAnswersAloneAndSaysSo() {
    System.setProperty("DUET_HOME", folder.resolve("home").toString());
    System.setProperty("HF_HUB_CACHE", folder.resolve("hub").toString());
    try {
      Called called =
          Called.duet(
              "predict",
              "--json",
              "--bundle",
              TinyBundle.folder(),
              "--offline",
              "--asr",
              "whisper-base",
              clip,
              clip);
      assertThat(called.code()).isZero();
      assertThat(called.json()).hasSize(2).allMatch(answer -> !answer.has("asr"));
      assertThat(called.sentence())
          .startsWith("the answer comes from the sound alone: whisper-base is not on this machine");
      Called words = Called.duet("transcribe", "--offline", "--asr", "whisper-base", clip);
      assertThat(words.code()).isEqualTo(1);
      assertThat(words.sentence()).contains("duet models fetch whisper-base");
    } finally {
      System.clearProperty("DUET_HOME");
      System.clearProperty("HF_HUB_CACHE");
    }
  }

  @Test
  void nothingIsSentUnlessAServiceIsNamed() {
    Called.duet("predict", "--bundle", TinyBundle.folder(), clip);
    Called.duet("predict", "--bundle", TinyBundle.folder(), "--asr", "none", clip);
    Called.duet("predict", "--bundle", TinyBundle.folder(), "--asr", asr, clip, "--text", "joy");
    assertThat(server.requests()).isEmpty();
  }
}
