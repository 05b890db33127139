package dev.duet.speech.whisper.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.ResidentMemory;
import dev.duet.audio.Shared;
import dev.duet.audio.WavBytes;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.io.Salvage;
import dev.duet.audio.resample.Resampler;
import dev.duet.audio.synth.Wordless;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import dev.duet.speech.WordErrorRate;
import dev.duet.store.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whisper base as users have it, on real recordings where they are on this machine. */
@Tag("slow")
class WhisperListeningTest {
  private static final int WORDLESS = 10;

  /** Repeated hearing may leave this much more in the allocator's hands. */
  private static final long MOST_GROWTH = 60_000_000;

  private static WhisperRecogniser whisper;

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    whisper =
        WhisperRecogniser.open(
            "whisper-base", StoredModel.path("whisper-base"), WhisperSettings.DEFAULT);
  }

  @AfterAll
  static void close() {
    if (whisper != null) {
      whisper.close();
    }
  }

  /** The bars leave a sample's luck some room; docs/results/whisper.md has the figures. */
  @ParameterizedTest
  @CsvSource({"tess, 0.12", "ravdess, 0.06"})
  void hearsTheWordsOfClips(String corpus, double bar) {
    WordErrorRate rate = WordErrorRate.NONE;
    for (Sample sample : some(corpus, 25)) {
      Transcript heard = whisper.transcribe(sound(sample));
      rate = rate.plus(WordErrorRate.ofEnglish(sample.words(), heard.text()));
    }
    assertThat(rate.rate()).isLessThan(bar);
  }

  @Test
  void inventsNoWordsWhereNobodySpeaks() {
    List<String> invented = new ArrayList<>();
    for (Wordless kind : Wordless.values()) {
      for (int seed = 200; seed < 200 + WORDLESS; seed++) {
        String text = whisper.transcribe(kind.sound(Window.SAMPLE_RATE, seed)).text();
        if (!text.isBlank()) {
          invented.add(kind + " " + seed + ": " + text);
        }
      }
    }
    assertThat(invented).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void goesThroughALongRecordingInOrderAndTellsHowFarItIs() throws Exception {
    // One sentence over and over would be taken for a model that has lost the thread.
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      samples.add(some("tess", 9).get(i));
      samples.add(some("ravdess", 9).get(i));
    }
    Waveform talk = withPauses(samples);
    String said = String.join(" ", samples.stream().map(Sample::words).toList());
    List<Double> progress = new ArrayList<>();

    Transcript heard = whisper.transcribe(talk, (segments, seconds) -> progress.add(seconds));

    assertThat(WordErrorRate.ofEnglish(said, heard.text()).rate()).isLessThan(0.15);
    assertThat(heard.segments()).extracting(Segment::start).isSorted();
    assertThat(progress).isSorted().hasSizeGreaterThanOrEqualTo(3);
    assertThat(progress.get(progress.size() - 1)).isCloseTo(talk.seconds(), within(0.01));
    assertThat(ResidentMemory.leastGrowth(2, () -> whisper.transcribe(talk)))
        .isLessThan(MOST_GROWTH);
  }

  @Test
  void aBrokenTailKeepsWhatWasSaidBefore() throws IOException {
    List<Sample> samples = some("ravdess", 4);
    byte[] file = WavBytes.of(WavBytes.Encoding.PCM16, withPauses(samples)).build();
    Path broken = folder.resolve("broken.wav");
    Files.write(broken, Arrays.copyOf(file, file.length * 3 / 5));

    Salvage salvage = new AudioDecoder().salvage(broken);
    String heard = whisper.transcribe(salvage.sound()).text();

    assertThat(salvage.damage()).isPresent();
    String first = samples.get(0).words() + " " + samples.get(1).words();
    assertThat(WordErrorRate.ofEnglish(first, heard).hits()).isGreaterThanOrEqualTo(9);
  }

  @Test
  void hearsWhichLanguageIsSpoken() {
    try (WhisperRecogniser any =
        WhisperRecogniser.open(
            "whisper-base",
            StoredModel.path("whisper-base"),
            WhisperSettings.DEFAULT.withLanguage(Optional.empty()))) {
      assertThat(any.transcribe(withPauses(some("ravdess", 4))).language()).contains("en");
    }
  }

  /** Spread evenly over a corpus; in the order of ids every sixteenth of RAVDESS is one actor's. */
  private static List<Sample> some(String corpus, int count) {
    List<Sample> all = Corpora.load(corpus, Shared.path("data/" + corpus)).samples();
    return IntStream.range(0, count).mapToObj(k -> all.get(k * all.size() / count)).toList();
  }

  private static Waveform sound(Sample sample) {
    Waveform sound = new AudioDecoder().decodeMono(sample.audio().orElseThrow());
    int rate = SpeechRecogniser.SAMPLE_RATE;
    return Waveform.mono(Resampler.resample(sound.samples(), sound.sampleRate(), rate), rate);
  }

  /** Behind each other, a second of silence after each. */
  private static Waveform withPauses(List<Sample> samples) {
    List<Waveform> sounds = samples.stream().map(WhisperListeningTest::sound).toList();
    int rate = sounds.get(0).sampleRate();
    float[] all = new float[sounds.stream().mapToInt(s -> s.length() + rate).sum()];
    int at = 0;
    for (Waveform sound : sounds) {
      System.arraycopy(sound.samples(), 0, all, at, sound.length());
      at += sound.length() + rate;
    }
    return Waveform.mono(all, rate);
  }
}
