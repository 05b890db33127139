package dev.duet.recipe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The corpora that a text model learns from. In a recipe {@code corpus: emotion}, or with the share
 * of each corpus' training sentences that is taken, {@code corpus: {emotion: 1, goemotions: 0.5}};
 * validation and test parts are taken whole.
 *
 * @param shares in (0, 1] by the names that {@link dev.duet.corpus.Corpora} knows, in the order of
 *     the recipe; at least one
 */
public record TextCorpora(@JsonValue Map<String, Double> shares) {

  /**
   * Copies the shares and checks them.
   *
   * @throws IllegalArgumentException if there are none, or one is out of range
   */
  public TextCorpora {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("names no corpus");
    }
    shares.forEach(
        (corpus, share) -> {
          if (share == null || !(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "the share of %s must be in (0, 1], not %s".formatted(corpus, share));
          }
        });
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** All of one corpus. */
  @JsonCreator
  public static TextCorpora of(String corpus) {
    return new TextCorpora(Map.of(corpus, 1.0));
  }

  /** A share of each of some corpora. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static TextCorpora of(Map<String, Double> shares) {
    return new TextCorpora(shares);
  }
}
