package dev.duet.text.translate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The language by way of which a sentence goes.
 *
 * @param code ISO 639-2/T, three letters, for example {@code spa}; it names the route
 * @param shortCode ISO 639-1, two letters, for example {@code es}, as most services want it
 * @param name in English, for example {@code Spanish}
 */
public record Pivot(String code, String shortCode, String name) {

  /** The language of a code of three or two letters, if there is one other than English. */
  public static Optional<Pivot> named(String code) {
    String wanted = code.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(Locale.getISOLanguages())
        .filter(two -> !two.equals("en"))
        .map(Locale::forLanguageTag)
        .map(
            language ->
                new Pivot(
                    language.getISO3Language(),
                    language.getLanguage(),
                    language.getDisplayLanguage(Locale.ENGLISH)))
        .filter(pivot -> pivot.code.equals(wanted) || pivot.shortCode.equals(wanted))
        .findFirst();
  }

  @Override
  public String toString() {
    return code;
  }
}
