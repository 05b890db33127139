package dev.duet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.AudioException;
import dev.duet.audio.Encoded;
import dev.duet.audio.ResidentMemory;
import dev.duet.audio.Tones;
import dev.duet.audio.WavBytes;
import dev.duet.audio.WavBytes.Encoding;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand predictions, broken recordings among them: the same answers, and flat memory. */
@Tag("slow")
class RecognizerSoakTest {
  private static final int THREADS = 2;
  private static final int WARM_UP = 2_000;
  private static final int PREDICTIONS = 10_000;
  private static final long MOST_GROWTH = 40L << 20;

  private static final List<String> WORDS =
      List.of("i feel so happy today", "she is gloomy about it", "well that is just great \u2026");

  @TempDir private static Path folder;

  /** What is asked, and what was answered the first time; nothing if it was refused. */
  private record Asked(Utterance utterance, Optional<Scores> scores) {

    static Asked first(Recognizer recognizer, Utterance utterance) {
      return new Asked(utterance, answer(recognizer, utterance));
    }

    void again(Recognizer recognizer) {
      assertThat(answer(recognizer, utterance)).isEqualTo(scores);
    }

    private static Optional<Scores> answer(Recognizer recognizer, Utterance utterance) {
      try {
        return Optional.of(recognizer.recognize(utterance).scores());
      } catch (AudioException e) {
        return Optional.empty();
      }
    }
  }

  @Test
  void heapAndNativeMemoryStayFlat() throws IOException, ExecutionException, InterruptedException {
    try (Recognizer recognizer = Recognizer.load(TinyBundle.folder())) {
      List<Asked> asked =
          utterances().stream().map(utterance -> Asked.first(recognizer, utterance)).toList();
      assertThat(asked.stream().filter(a -> a.scores.isEmpty())).hasSize(5);
      ask(recognizer, asked, WARM_UP);
      long heap = heapBytes();
      long resident = ResidentMemory.bytes();
      ask(recognizer, asked, PREDICTIONS - WARM_UP);
      long heapGrowth = heapBytes() - heap;
      long residentGrowth = ResidentMemory.bytes() - resident;
      System.out.printf(
          "from prediction %,d to %,d: heap %+,d kB, resident %+,d kB (of %,d kB)%n",
          WARM_UP, PREDICTIONS, heapGrowth >> 10, residentGrowth >> 10, resident >> 10);
      assertThat(heapGrowth).as("growth of the heap").isLessThan(MOST_GROWTH);
      assertThat(residentGrowth).as("growth of resident memory").isLessThan(MOST_GROWTH);
    }
  }

  /** Voices of all lengths in several formats, with words and without; and what is no voice. */
  private static List<Utterance> utterances() throws IOException {
    List<Utterance> utterances = new ArrayList<>();
    for (int i = 0; i < 27; i++) {
      Waveform voice = TinyBundle.utterance(i % 2 == 0 ? Emotion.JOY : Emotion.SADNESS, i);
      byte[] bytes =
          switch (i % 3) {
            case 0 -> WavBytes.of(Encoding.PCM16, voice).build();
            case 1 -> Encoded.FLAC.bytes(voice);
            default -> Encoded.MP3.bytes(voice);
          };
      Path file = Files.write(folder.resolve("voice-" + i), bytes);
      utterances.add(Utterance.of(file, i % 4 == 3 ? "" : WORDS.get(i % WORDS.size())));
    }
    byte[] wav = WavBytes.of(Encoding.PCM16, Tones.sine(200, 1, 16_000)).build();
    byte[] mp3 = Encoded.MP3.bytes(Tones.sine(200, 1, 16_000));
    utterances.add(broken("half.wav", Arrays.copyOf(wav, wav.length / 2)));
    utterances.add(broken("half.mp3", Arrays.copyOf(mp3, mp3.length / 2)));
    utterances.add(broken("text.wav", "no sound in here".getBytes(UTF_8)));
    utterances.add(
        broken("silence.wav", WavBytes.of(Encoding.PCM16, Tones.silence(1, 16_000)).build()));
    utterances.add(Utterance.of(folder.resolve("missing.wav"), WORDS.get(0)));
    return utterances;
  }

  private static Utterance broken(String name, byte[] bytes) throws IOException {
    return Utterance.of(Files.write(folder.resolve(name), bytes), WORDS.get(0));
  }

  private static void ask(Recognizer recognizer, List<Asked> asked, int times)
      throws ExecutionException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> jobs = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      jobs.add(
          threads.submit(
              () -> {
                for (int i = first; i < times; i += THREADS) {
                  asked.get(i % asked.size()).again(recognizer);
                }
              }));
    }
    threads.shutdown();
    for (Future<?> job : jobs) {
      job.get();
    }
  }

  private static long heapBytes() throws InterruptedException {
    System.gc();
    Thread.sleep(200);
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
