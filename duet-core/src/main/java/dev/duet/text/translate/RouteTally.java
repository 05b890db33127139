package dev.duet.text.translate;

import java.util.Map;

/**
 * What became of the sentences on one route.
 *
 * @param route the language's code
 * @param language its English name
 * @param translated sentences that were translated in this run; the others came from the cache
 * @param seconds that took
 * @param kept variants that are good enough
 * @param rejected the others, by reason
 */
public record RouteTally(
    String route,
    String language,
    int translated,
    double seconds,
    int kept,
    Map<Rejection, Integer> rejected) {

  /** Sentences there and back a second, NaN if none was translated in this run. */
  public double perSecond() {
    return translated == 0 ? Double.NaN : translated / seconds;
  }
}
