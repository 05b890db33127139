package dev.duet.bench.speech;

import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.resample.Resampler;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Sample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A sound and what is said in it.
 *
 * @param samples mono, at {@link SampleFile#RATE}
 * @param words none where nobody speaks
 */
record Said(float[] samples, String words) {

  double seconds() {
    return (double) samples.length / SampleFile.RATE;
  }

  /**
   * Recordings of a corpus spread evenly over its files in the order of their names.
   *
   * @param count how many, no more than there are
   */
  static List<Said> evenly(String corpus, Path data, int count) {
    List<Sample> all =
        Corpora.load(corpus, data).samples().stream()
            .sorted(Comparator.comparing(sample -> sample.audio().orElseThrow()))
            .toList();
    return IntStream.range(0, count)
        .mapToObj(k -> all.get((int) ((long) k * all.size() / count)))
        .map(Said::of)
        .toList();
  }

  private static Said of(Sample sample) {
    Waveform sound = new AudioDecoder().decodeMono(sample.audio().orElseThrow());
    return new Said(
        Resampler.resample(sound.samples(), sound.sampleRate(), SampleFile.RATE), sample.words());
  }

  /**
   * Recordings in a random order behind each other.
   *
   * @param shortest pause between two, in seconds
   * @param longest pause
   * @param seconds of the whole, which ends in silence where no recording fits in any more
   * @param seed of order and pauses
   */
  static Said joined(
      List<Said> recordings, double shortest, double longest, double seconds, long seed) {
    List<Said> order = new ArrayList<>(recordings);
    Collections.shuffle(order, new Random(seed));
    SplittableRandom random = new SplittableRandom(seed);
    float[] whole = new float[(int) (seconds * SampleFile.RATE)];
    List<String> words = new ArrayList<>();
    int end = 0;
    for (Said each : order) {
      int start = end + (int) (random.nextDouble(shortest, longest) * SampleFile.RATE);
      if (start + each.samples.length > whole.length) {
        break;
      }
      System.arraycopy(each.samples, 0, whole, start, each.samples.length);
      words.add(each.words);
      end = start + each.samples.length;
    }
    return new Said(whole, String.join(" ", words));
  }
}
