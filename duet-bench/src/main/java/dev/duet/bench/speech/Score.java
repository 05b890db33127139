package dev.duet.bench.speech;

import dev.duet.speech.WordErrorRate;

/**
 * How well and how fast a side heard some sounds.
 *
 * @param sounds number of them
 * @param errors words to change
 * @param words that were said
 * @param soundSeconds their length
 * @param seconds it took by the clock
 * @param processorSeconds it took of all cores
 */
record Score(
    int sounds,
    long errors,
    long words,
    double soundSeconds,
    double seconds,
    double processorSeconds) {
  static final Score NONE = new Score(0, 0, 0, 0, 0, 0);

  /** With one sound more. */
  Score plus(Said said, Heard heard) {
    WordErrorRate rate = WordErrorRate.ofEnglish(said.words(), heard.text());
    return new Score(
        sounds + 1,
        errors + rate.errors(),
        words + rate.referenceWords(),
        soundSeconds + said.seconds(),
        seconds + heard.seconds(),
        processorSeconds + heard.processorSeconds());
  }

  /** This and another together. */
  Score plus(Score other) {
    return new Score(
        sounds + other.sounds,
        errors + other.errors,
        words + other.words,
        soundSeconds + other.soundSeconds,
        seconds + other.seconds,
        processorSeconds + other.processorSeconds);
  }

  /** Errors a word that was said. */
  double wordErrorRate() {
    return (double) errors / words;
  }

  /** Seconds of work a second of sound. */
  double realTimeFactor() {
    return seconds / soundSeconds;
  }

  /** Milliseconds a sound. */
  double milliseconds() {
    return 1e3 * seconds / sounds;
  }

  /** Milliseconds of all cores a sound. */
  double processorMilliseconds() {
    return 1e3 * processorSeconds / sounds;
  }
}
