package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Toronto Emotional Speech Set (Pichora-Fuller and Dupuis 2020, doi 10.5683/SP2/E8H2MF): two
 * speakers say "Say the word X" with 200 words in seven emotions.
 *
 * <p>Speaker, word and emotion are read from the file name, in any case and below any folders; the
 * folders of the copies in circulation are spelled in many ways, and some hold the whole set twice.
 */
final class Tess {
  /** One official file lacks a letter: {@code OA_bite_neutral}. */
  private static final Pattern NAME =
      Pattern.compile("(OA|YA)F?_([a-z]+)_([a-z]+(?:[_ ][a-z]+)?)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FOLDER =
      Pattern.compile("(OA|YA)F?_([a-z]+(?:[_ -][a-z]+)?)", Pattern.CASE_INSENSITIVE);
  private static final String CARRIER = "Say the word ";
  private static final int WORDS = 200;
  private static final int RECORDINGS = 2800;
  private static final int MISSING_NAMED = 20;

  private Tess() {}

  /** Whether a folder holds a recording named in the form of this corpus. */
  static boolean isIn(Path folder) {
    return Recordings.below(folder).files().stream().anyMatch(f -> sample(f).isPresent());
  }

  static Corpus load(Path folder) {
    List<Finding> findings = new ArrayList<>();
    Recordings recordings = Recordings.below(folder);
    List<Sample> samples =
        recordings.labelled(Tess::sample, "OAF_back_angry.wav (speaker_word_emotion)", findings);
    samples.forEach(s -> checkFolder(recordings, s, findings));
    reportMissing(samples, findings);
    return new Corpus("tess", samples, findings);
  }

  private static Optional<Sample> sample(Path file) {
    Matcher name = NAME.matcher(Recordings.stem(file).strip());
    if (!name.matches()) {
      return Optional.empty();
    }
    String speaker = name.group(1).toUpperCase(Locale.ROOT) + "F";
    String word = name.group(2).toLowerCase(Locale.ROOT);
    String label = name.group(3).toLowerCase(Locale.ROOT);
    return emotion(label)
        .map(
            emotion ->
                new Sample(
                    speaker + "_" + word + "_" + emotion,
                    Optional.of(file),
                    Optional.of(CARRIER + word),
                    emotion,
                    label,
                    Optional.of(speaker),
                    Optional.empty()));
  }

  private static Optional<Emotion> emotion(String label) {
    return Emotion.named(label).filter(e -> e != Emotion.LOVE);
  }

  private static void checkFolder(Recordings recordings, Sample sample, List<Finding> findings) {
    Path file = sample.audio().orElseThrow();
    Matcher folder = FOLDER.matcher(file.toAbsolutePath().getParent().getFileName().toString());
    if (!folder.matches()) {
      return;
    }
    boolean speakerAgrees =
        sample.speaker().orElseThrow().startsWith(folder.group(1).toUpperCase(Locale.ROOT));
    Optional<Emotion> emotion = emotion(folder.group(2).replace('-', '_'));
    if (!speakerAgrees || emotion.filter(e -> e != sample.emotion()).isPresent()) {
      findings.add(
          new Finding(
              Finding.Kind.ODD,
              recordings.where(file),
              "lies in the folder of another speaker or emotion; its name was believed"));
    }
  }

  /** Every word is spoken by both speakers in all seven emotions; says where a copy has gaps. */
  private static void reportMissing(List<Sample> samples, List<Finding> findings) {
    Set<String> ids = new HashSet<>();
    Set<String> words = new TreeSet<>();
    Set<String> speakers = new TreeSet<>();
    Set<Emotion> emotions = new TreeSet<>();
    for (Sample sample : samples) {
      ids.add(sample.id());
      words.add(sample.text().orElseThrow().substring(CARRIER.length()));
      speakers.add(sample.speaker().orElseThrow());
      emotions.add(sample.emotion());
    }
    List<String> missing = new ArrayList<>();
    for (String speaker : speakers) {
      for (String word : words) {
        for (Emotion emotion : emotions) {
          String id = speaker + "_" + word + "_" + emotion;
          if (!ids.contains(id)) {
            missing.add(id);
          }
        }
      }
    }
    if (words.size() == WORDS && missing.size() <= MISSING_NAMED) {
      for (String id : missing) {
        findings.add(
            new Finding(Finding.Kind.MISSING, id, "the official set has it, this copy has not"));
      }
    } else if (samples.size() < RECORDINGS) {
      findings.add(
          new Finding(
              Finding.Kind.MISSING,
              ".",
              "has %d of the %d official recordings".formatted(samples.size(), RECORDINGS)));
    }
  }
}
