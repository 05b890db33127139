package dev.duet.app;

import dev.duet.experiment.StudentBesideTeacher;
import dev.duet.experiment.StudentReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet student}. */
@Command(
    name = "student",
    description = {
      "Sets a distilled text model beside its teacher.",
      "Size, milliseconds a sentence, accuracy and macro-F1 of both, on the same test."
    },
    footer = {
      "",
      "Example:",
      "  duet train recipes/tiny-student.yaml --data corpora --out student",
      "  duet student student --data corpora --out docs/results/tiny-student",
      "",
      "The latencies of both are measured in turns, on one thread, one sentence at a time."
    })
final class StudentCommand implements Callable<Integer> {
  private static final int TIMED = 300;

  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;
  @Mixin private ReportOption out;

  @Parameters(paramLabel = "STUDENT", description = "The student's bundle.")
  private Path student;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that holds the corpora: emotion/.")
  private Path data;

  @Option(
      names = "--corpus",
      defaultValue = "emotion",
      paramLabel = "NAME",
      description = "Whose test split is read (default: ${DEFAULT-VALUE}).")
  private String corpus;

  @Override
  public Integer call() throws IOException {
    spec.commandLine()
        .getErr()
        .println("reading the test sentences with both models, for a minute or two");
    StudentReport report =
        new StudentReport(
            new StudentBesideTeacher(corpus, data, TIMED).of(student, bundle.folder()),
            corpus,
            "duet student STUDENT --corpus " + corpus + " --data DIR",
            LocalDate.now(ZoneId.systemDefault()).toString());
    out.publish(report.markdown(), report::write, spec.commandLine().getOut());
    return CommandLine.ExitCode.OK;
  }
}
