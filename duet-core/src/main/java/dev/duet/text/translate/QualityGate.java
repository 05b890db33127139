package dev.duet.text.translate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges by its words whether a variant still says what its source says, in English. */
public final class QualityGate {
  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "none", "nothing", "nobody", "nowhere", "neither", "nor",
          "without");
  private static final double SHORTEST = 0.6;
  private static final double LONGEST = 1.7;

  private final Lexicon lexicon;

  /** A gate that takes the words of a lexicon, and the source's own, for English. */
  public QualityGate(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Why a variant is refused, empty if it is not.
   *
   * @param source in the form of {@link Spelling#restored}
   * @param variant what came back
   */
  public Optional<Rejection> judge(String source, String variant) {
    List<String> before = Words.of(source);
    List<String> after = Words.of(variant);
    if (after.isEmpty()) {
      return Optional.of(Rejection.NO_ANSWER);
    }
    if (after.equals(before)) {
      return Optional.of(Rejection.UNCHANGED);
    }
    if (negations(after) != negations(before)) {
      return Optional.of(Rejection.NEGATION);
    }
    double ratio = (double) after.size() / before.size();
    if (!(ratio >= SHORTEST && ratio <= LONGEST)) {
      return Optional.of(Rejection.LENGTH);
    }
    Set<String> own = new HashSet<>(before);
    return after.stream().allMatch(word -> own.contains(word) || lexicon.has(word))
        ? Optional.empty()
        : Optional.of(Rejection.UNKNOWN_WORD);
  }

  private static long negations(List<String> words) {
    return words.stream().filter(NEGATIONS::contains).count();
  }
}
