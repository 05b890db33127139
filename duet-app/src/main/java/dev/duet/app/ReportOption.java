package dev.duet.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names the files of a report, which is printed in any case. */
final class ReportOption {
  @Option(names = "--out", paramLabel = "FILE", description = "Also write FILE.md and FILE.json.")
  private Path out;

  /** Writes a report. */
  interface Files {
    /**
     * Writes {@code NAME.md} and {@code NAME.json}.
     *
     * @param out path without an ending
     */
    void write(Path out) throws IOException;
  }

  /** Prints a report, and writes it if that was asked for. */
  void publish(String markdown, Files files, PrintWriter print) throws IOException {
    print.println(markdown);
    print.flush();
    if (out != null) {
      files.write(out);
    }
  }
}
