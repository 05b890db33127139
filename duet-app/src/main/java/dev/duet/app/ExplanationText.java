package dev.duet.app;

import dev.duet.explain.Explanation;
import dev.duet.explain.SpanContribution;
import dev.duet.explain.WordContribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An explanation for a person: what moved the answer most, words first, each with a bar. */
final class ExplanationText {
  private static final int NAME = 16;
  private static final int WIDTH = 24;
  private static final int MOST = 6;

  /** A word or a span, and what it contributes. */
  private record Item(String name, double contribution) {
    static Item of(WordContribution word) {
      return new Item(Printable.excerpt(word.text(), NAME), word.contribution());
    }

    static Item of(SpanContribution span) {
      String name = String.format(Locale.ROOT, "%.2f\u2013%.2f s", span.from(), span.to());
      return new Item(name, span.contribution());
    }

    double size() {
      return Math.abs(contribution);
    }
  }

  private ExplanationText() {}

  /** A heading, and a line for each of the few words and the few spans that moved it most. */
  static List<String> lines(Explanation explanation) {
    List<Item> words = largest(explanation.words().stream().map(Item::of));
    List<Item> spans = largest(explanation.spans().stream().map(Item::of));
    double scale =
        Stream.of(words, spans).flatMap(List::stream).mapToDouble(Item::size).max().orElse(0);
    List<String> lines = new ArrayList<>();
    lines.add("  why " + explanation.label() + ": points of probability lost without a part");
    Stream.of(words, spans)
        .flatMap(List::stream)
        .forEach(item -> lines.add(line(item, scale == 0 ? 0 : item.size() / scale)));
    return lines;
  }

  private static List<Item> largest(Stream<Item> items) {
    return items.sorted(Comparator.comparingDouble(Item::size).reversed()).limit(MOST).toList();
  }

  private static String line(Item item, double share) {
    int blanks = Math.max(0, NAME - item.name().codePointCount(0, item.name().length()));
    return String.format(
        Locale.ROOT,
        "  %s%s %s %s%.1f",
        item.name(),
        " ".repeat(blanks),
        Bar.of(share, WIDTH),
        item.contribution() < 0 ? "\u2212" : "+",
        100 * item.size());
  }
}
