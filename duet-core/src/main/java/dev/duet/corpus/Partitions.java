package dev.duet.corpus;

import dev.duet.emotion.Emotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The ways to divide a corpus. Each depends on the corpus and the seed only, and puts every sample
 * in exactly one part.
 *
 * <p>Validation is 15 % of the training material, cut so that nothing heard in training is asked
 * again: whole texts (for TESS, the carrier words) where there are enough different ones, else
 * whole speakers, else single samples.
 */
public final class Partitions {
  private static final double VALIDATION_SHARE = 0.15;
  private static final double TEST_SHARE = 0.20;

  /** Below this many groups a share of them is too coarse. */
  private static final int ENOUGH_TEXTS = 10;

  private static final int ENOUGH_SPEAKERS = 3;

  private Partitions() {}

  /**
   * One speaker tests, the others train and validate.
   *
   * @throws CorpusException if nobody of that name speaks, or nobody else does
   */
  public static Partition heldOutSpeaker(Corpus corpus, String speaker, long seed) {
    List<Sample> test = having(corpus, Sample::speaker, speaker);
    if (test.isEmpty()) {
      throw new CorpusException(
          "Nobody called %s speaks in %s; its speakers are: %s."
              .formatted(speaker, corpus.name(), String.join(", ", corpus.speakers())));
    }
    List<Sample> others = new ArrayList<>(corpus.samples());
    others.removeAll(new HashSet<>(test));
    if (others.isEmpty()) {
      throw new CorpusException(
          "%s is the only speaker of %s; nobody is left to learn from."
              .formatted(speaker, corpus.name()));
    }
    Cut cut = cutValidation(others, seed);
    return new Partition(
        cut.rest,
        cut.taken,
        test,
        "%s, speaker %s held out, validation inside the other speakers by %s"
            .formatted(corpus.name(), speaker, cut.unit),
        false);
  }

  /**
   * {@link #heldOutSpeaker} for every speaker in turn, in the order of their names.
   *
   * @throws CorpusException if fewer than two speakers are named
   */
  public static List<Partition> everySpeakerHeldOut(Corpus corpus, long seed) {
    if (corpus.speakers().size() < 2) {
      throw new CorpusException(
          "%s names %d speakers; holding one out takes at least two."
              .formatted(corpus.name(), corpus.speakers().size()));
    }
    return corpus.speakers().stream().map(s -> heldOutSpeaker(corpus, s, seed)).toList();
  }

  /**
   * Groups of speakers test in turn, the others train and validate. The speakers of each corpus, in
   * the order of their names, are cut into as many groups of neighbours, and the groups of one
   * number test together; then each speaker of a corpus that has fewer speakers than groups tests
   * alone. Validation is whole speakers of the larger corpora, unheard voices as well.
   *
   * @param parts corpora that are trained on together
   * @param folds number of groups, at least 2
   * @throws CorpusException if no corpus has so many speakers
   */
  public static List<Partition> speakerFolds(List<Corpus> parts, int folds, long seed) {
    List<Corpus> large = parts.stream().filter(p -> p.speakers().size() >= folds).toList();
    if (large.isEmpty()) {
      throw new CorpusException(
          "%s has too few speakers for %d folds of them"
              .formatted(Corpus.joined(parts).name(), folds));
    }
    Set<String> dividing = new HashSet<>(Corpus.joined(large).speakers());
    List<Partition> partitions = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      Set<String> held = new HashSet<>();
      for (Corpus corpus : large) {
        List<String> speakers = corpus.speakers();
        int from = fold * speakers.size() / folds;
        held.addAll(speakers.subList(from, (fold + 1) * speakers.size() / folds));
      }
      partitions.add(held(parts, held, dividing, seed));
    }
    parts.stream()
        .filter(corpus -> !large.contains(corpus))
        .flatMap(corpus -> corpus.speakers().stream())
        .forEach(speaker -> partitions.add(held(parts, Set.of(speaker), dividing, seed)));
    return partitions;
  }

  private static Partition held(
      List<Corpus> parts, Set<String> held, Set<String> dividing, long seed) {
    Corpus all = Corpus.joined(parts);
    List<Sample> test = new ArrayList<>();
    List<Sample> divided = new ArrayList<>();
    List<Sample> rest = new ArrayList<>();
    for (Sample sample : all.samples()) {
      String speaker = sample.speaker().orElse("");
      if (held.contains(speaker)) {
        test.add(sample);
      } else {
        (dividing.contains(speaker) ? divided : rest).add(sample);
      }
    }
    Cut cut = cut(divided, Sample::speaker, "speaker", seed);
    rest.addAll(cut.rest);
    return new Partition(
        byId(rest),
        cut.taken,
        test,
        "%s, %s held out, validation by %s"
            .formatted(
                all.name(),
                held.size() == 1 ? held.iterator().next() : held.size() + " speakers",
                cut.unit),
        false);
  }

  /**
   * Samples drawn at random within each emotion: 20 % test, 15 % validate. Speakers and words recur
   * in all parts, so its figures flatter; it is marked as leaking.
   */
  public static Partition random(Corpus corpus, long seed) {
    List<Sample> train = new ArrayList<>();
    List<Sample> validation = new ArrayList<>();
    List<Sample> test = new ArrayList<>();
    Random random = new Random(seed);
    for (Emotion emotion : corpus.emotions()) {
      List<Sample> drawn = new ArrayList<>(having(corpus, s -> Optional.of(s.emotion()), emotion));
      Collections.shuffle(drawn, random);
      int testEnd = (int) Math.round(drawn.size() * TEST_SHARE);
      int validationEnd = testEnd + (int) Math.round(drawn.size() * VALIDATION_SHARE);
      test.addAll(drawn.subList(0, testEnd));
      validation.addAll(drawn.subList(testEnd, validationEnd));
      train.addAll(drawn.subList(validationEnd, drawn.size()));
    }
    return new Partition(
        byId(train),
        byId(validation),
        byId(test),
        corpus.name()
            + ", random split, LEAKING: the speakers and words of the test part occur in training",
        true);
  }

  /**
   * The parts that the corpus' authors made. If they made no validation part, it is cut from
   * training by the seed.
   *
   * @throws CorpusException if a sample is assigned to no part, or nothing to train or test on
   */
  public static Partition official(Corpus corpus, long seed) {
    for (Sample sample : corpus.samples()) {
      if (sample.split().isEmpty()) {
        throw new CorpusException(
            "%s has no official split for sample %s; divide it by speaker or at random."
                .formatted(corpus.name(), sample.id()));
      }
    }
    List<Sample> train = having(corpus, Sample::split, Split.TRAIN);
    List<Sample> validation = having(corpus, Sample::split, Split.VALIDATION);
    List<Sample> test = having(corpus, Sample::split, Split.TEST);
    if (train.isEmpty() || test.isEmpty()) {
      throw new CorpusException(
          "The official split of %s needs samples in both train and test; it has %d and %d."
              .formatted(corpus.name(), train.size(), test.size()));
    }
    String description = corpus.name() + ", official split";
    if (validation.isEmpty()) {
      Cut cut = cutValidation(train, seed);
      train = cut.rest;
      validation = cut.taken;
      description += ", validation cut from train by " + cut.unit;
    }
    return new Partition(train, validation, test, description, false);
  }

  /** Everything trains and validates, nothing tests: for a model that is to be used. */
  public static Partition withoutTest(Corpus corpus, long seed) {
    Cut cut = cutValidation(corpus.samples(), seed);
    return new Partition(
        cut.rest,
        cut.taken,
        List.of(),
        "%s, no test part, validation by %s".formatted(corpus.name(), cut.unit),
        false);
  }

  private record Cut(List<Sample> taken, List<Sample> rest, String unit) {}

  private static Cut cutValidation(List<Sample> samples, long seed) {
    if (countOf(samples, Sample::textKey) >= ENOUGH_TEXTS) {
      return cut(samples, Sample::textKey, "text", seed);
    }
    if (countOf(samples, Sample::speaker) >= ENOUGH_SPEAKERS) {
      return cut(samples, Sample::speaker, "speaker", seed);
    }
    return cut(samples, s -> Optional.of(s.id()), "sample", seed);
  }

  /** How many groups a key makes; none if a sample lacks it. */
  private static long countOf(List<Sample> samples, Function<Sample, Optional<String>> key) {
    return samples.stream().map(key).allMatch(Optional::isPresent)
        ? samples.stream().map(key).distinct().count()
        : 0;
  }

  private static Cut cut(
      List<Sample> samples, Function<Sample, Optional<String>> key, String unit, long seed) {
    List<String> groups =
        new ArrayList<>(
            new TreeSet<>(samples.stream().map(key).flatMap(Optional::stream).toList()));
    Collections.shuffle(groups, new Random(seed));
    int wanted = Math.max(1, (int) Math.round(groups.size() * VALIDATION_SHARE));
    Set<String> chosen = new HashSet<>(groups.subList(0, Math.min(wanted, groups.size() - 1)));
    List<Sample> taken = new ArrayList<>();
    List<Sample> rest = new ArrayList<>();
    for (Sample sample : samples) {
      (chosen.contains(key.apply(sample).orElseThrow()) ? taken : rest).add(sample);
    }
    return new Cut(
        taken, rest, "%s (%d of %d, seed %d)".formatted(unit, chosen.size(), groups.size(), seed));
  }

  private static <T> List<Sample> having(
      Corpus corpus, Function<Sample, Optional<T>> property, T value) {
    return corpus.samples().stream()
        .filter(s -> property.apply(s).filter(value::equals).isPresent())
        .toList();
  }

  private static List<Sample> byId(List<Sample> samples) {
    return samples.stream().sorted(Comparator.comparing(Sample::id)).toList();
  }
}
