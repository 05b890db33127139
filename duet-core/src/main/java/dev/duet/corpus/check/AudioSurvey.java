package dev.duet.corpus.check;

import dev.duet.audio.AudioException;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Finding;
import dev.duet.corpus.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * What listening to every recording of a corpus tells.
 *
 * @param recordings those that could be decoded, in the order of the samples
 * @param findings what cannot be decoded, is the same sound twice, or is unlike the others
 */
public record AudioSurvey(List<Recording> recordings, List<Finding> findings) {
  /** A duration beyond this ratio to the median is odd, unless durations vary much anyway. */
  private static final double ODD_RATIO = 2;

  /** How many times the median deviation (of log durations) counts as usual. */
  private static final double USUAL_DEVIATIONS = 6;

  /**
   * One decoded recording.
   *
   * @param sample whose it is
   * @param sampleRate in Hz
   * @param channels at least 1
   * @param seconds its length
   * @param fingerprint what tells it from other sounds
   */
  public record Recording(
      Sample sample, int sampleRate, int channels, double seconds, Fingerprint fingerprint) {
    Path file() {
      return sample.audio().orElseThrow();
    }

    String where() {
      return AudioSurvey.where(file());
    }
  }

  /**
   * Decodes every recording of a corpus, several at a time.
   *
   * @param progress told how many are done; called from several threads
   */
  public static AudioSurvey of(Corpus corpus, IntConsumer progress) {
    AudioDecoder decoder = new AudioDecoder();
    AtomicInteger done = new AtomicInteger();
    List<Heard> heard =
        corpus.samples().parallelStream()
            .filter(s -> s.audio().isPresent())
            .map(
                sample -> {
                  Heard h = listen(decoder, sample);
                  progress.accept(done.incrementAndGet());
                  return h;
                })
            .toList();
    List<Recording> recordings = heard.stream().flatMap(h -> h.recording.stream()).toList();
    List<Finding> findings =
        heard.stream()
            .flatMap(h -> h.findings.stream())
            .collect(Collectors.toCollection(ArrayList::new));
    findings.addAll(repeated(recordings, decoder));
    findings.addAll(unlikeTheOthers(recordings));
    return new AudioSurvey(recordings, List.copyOf(findings));
  }

  /** How many recordings have each sample rate, in Hz. */
  public SortedMap<Integer, Long> sampleRates() {
    return rates(recordings);
  }

  private static SortedMap<Integer, Long> rates(List<Recording> recordings) {
    return recordings.stream()
        .collect(Collectors.groupingBy(Recording::sampleRate, TreeMap::new, Collectors.counting()));
  }

  /** The durations in seconds, ascending. */
  public double[] sortedSeconds() {
    return recordings.stream().mapToDouble(Recording::seconds).sorted().toArray();
  }

  /** The length of all recordings together, in seconds. */
  public double totalSeconds() {
    return recordings.stream().mapToDouble(Recording::seconds).sum();
  }

  private record Heard(List<Recording> recording, List<Finding> findings) {}

  private static Heard listen(AudioDecoder decoder, Sample sample) {
    Path file = sample.audio().orElseThrow();
    List<Finding> findings = new ArrayList<>();
    try {
      Waveform sound = decoder.decode(file);
      if (isAiffCalledWav(file)) {
        findings.add(
            new Finding(
                Finding.Kind.ODD, where(file), "is AIFF inside, whatever its name says; usable"));
      }
      return new Heard(
          List.of(
              new Recording(
                  sample,
                  sound.sampleRate(),
                  sound.channels().length,
                  sound.seconds(),
                  Fingerprint.of(sound))),
          findings);
    } catch (AudioException e) {
      findings.add(new Finding(Finding.Kind.UNREADABLE, where(file), e.getMessage()));
      return new Heard(List.of(), findings);
    }
  }

  private static boolean isAiffCalledWav(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".wav")) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(4), "FORM".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> repeated(List<Recording> recordings, AudioDecoder decoder) {
    return Repetitions.in(recordings, decoder).stream()
        .map(
            pair ->
                new Finding(
                    Finding.Kind.DUPLICATE,
                    pair.second().where(),
                    "%s %s; both are kept"
                        .formatted(
                            sameBytes(pair.first().file(), pair.second().file())
                                ? "holds the same bytes as"
                                : "is the same recording, but for rounding, as",
                            pair.first().where())))
        .toList();
  }

  private static boolean sameBytes(Path one, Path other) {
    try {
      return Files.mismatch(one, other) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Finding> unlikeTheOthers(List<Recording> recordings) {
    if (recordings.isEmpty()) {
      return List.of();
    }
    int usualRate = usualRate(recordings);
    double median = median(recordings.stream().mapToDouble(Recording::seconds).toArray());
    double deviation =
        median(
            recordings.stream().mapToDouble(r -> Math.abs(Math.log(r.seconds / median))).toArray());
    double far = Math.log(ODD_RATIO);
    double usual = Math.max(far, USUAL_DEVIATIONS * deviation);
    List<Finding> findings = new ArrayList<>();
    for (Recording r : recordings) {
      boolean oddRate = r.sampleRate != usualRate;
      double distance = Math.abs(Math.log(r.seconds / median));
      if (oddRate || distance > usual) {
        findings.add(
            new Finding(
                Finding.Kind.ODD,
                r.where(),
                String.format(
                    Locale.ROOT,
                    "has %.1f s at %,d Hz, where the others have about %.1f s at %,d Hz; %s",
                    r.seconds,
                    r.sampleRate,
                    median,
                    usualRate,
                    oddRate && distance > far
                        ? "probably a stranger under a name of this corpus"
                        : "usable")));
      }
    }
    return findings;
  }

  private static int usualRate(List<Recording> recordings) {
    return rates(recordings).entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The file with its folder, which tells it from its namesakes. */
  private static String where(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null || folder.getFileName() == null
        ? file.getFileName().toString()
        : folder.getFileName() + "/" + file.getFileName();
  }
}
