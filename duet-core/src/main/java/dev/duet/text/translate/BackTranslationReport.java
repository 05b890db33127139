package dev.duet.text.translate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What a back-translation made, as a folder of {@code report.md} and {@code report.json}.
 *
 * @param engine that translated
 * @param command that prints these figures again
 * @param data which corpus and split
 * @param date of the run, ISO 8601
 * @param machine cores, and the threads that ran routes
 * @param sentences that were given
 * @param withVariant of them those with at least one variant
 * @param variants that were kept
 * @param seconds the run took, from the first sentence to the last variant
 * @param routes what became of the sentences on each route
 */
public record BackTranslationReport(
    String engine,
    String command,
    String data,
    String date,
    String machine,
    int sentences,
    int withVariant,
    int variants,
    double seconds,
    List<RouteTally> routes) {

  /**
   * Writes the files, making the folder if need be.
   *
   * @throws IOException if the folder cannot be written to
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve("report.json"), json.writeValueAsString(this) + "\n");
    Files.writeString(folder.resolve("report.md"), markdown());
  }

  /** The report as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# Back-translation by " + engine + "\n\n");
    text.append("- Command: `").append(command).append("`\n");
    text.append("- Data: ").append(data).append('\n');
    text.append("- Date: ").append(date).append('\n');
    text.append("- Machine: ").append(machine).append("\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%,d sentences, %,d variants kept (%.2f a sentence), %,d sentences with at least one; %.0f s in all.%n%n",
            sentences,
            variants,
            (double) variants / sentences,
            withVariant,
            seconds));
    text.append("| route | translated now | there and back /s | kept |");
    StringBuilder rule = new StringBuilder("|---|---|---|---|");
    for (Rejection reason : Rejection.values()) {
      text.append(' ').append(reason).append(" |");
      rule.append("---|");
    }
    text.append('\n').append(rule).append('\n');
    routes.forEach(route -> text.append(row(route)));
    return text.append(
            """

            A variant is counted under the first reason that holds, from left to right. "Translated now" leaves out what the cache
            knew; "/s" is of the route alone, while others ran beside it.
            """)
        .toString();
  }

  private String row(RouteTally route) {
    StringBuilder row = new StringBuilder();
    row.append(
        String.format(
            Locale.ROOT,
            "| %s (%s) | %,d | %s | %,d (%.0f %%) |",
            route.route(),
            route.language(),
            route.translated(),
            route.translated() == 0 ? "-" : String.format(Locale.ROOT, "%.0f", route.perSecond()),
            route.kept(),
            100.0 * route.kept() / sentences));
    for (Rejection reason : Rejection.values()) {
      row.append(String.format(Locale.ROOT, " %,d |", route.rejected().getOrDefault(reason, 0)));
    }
    return row.append('\n').toString();
  }
}
