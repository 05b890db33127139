package dev.duet.app;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.check.CorpusReport;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet data check}: says what is in a corpus and what is odd about it. */
@Command(
    name = "check",
    description = {
      "Says what is in a corpus and what is odd about it.",
      "Counts, sample rates, durations, duplicates, texts that splits or corpora share, files that are unreadable or strange. Every recording is decoded; nothing is changed."
    },
    footer = {
      "",
      "Examples:",
      "  duet data check corpora/tess             counts, durations, findings",
      "  duet data check my/manifest.csv --all    your own data, every finding",
      "  duet data check corpora --json           one JSON object a corpus"
    })
final class DataCheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR|FILE",
      description =
          "A corpus' folder, the folder that holds several, or a manifest: a CSV file with the header path,text,emotion,speaker,split (emotion and one of path and text are needed).")
  private Path data;

  @Option(
      names = "--corpus",
      paramLabel = "NAME",
      description =
          "What it is, if the files don't tell: tess, ravdess, emospeech, emotion or goemotions.")
  private String name;

  @Option(names = "--json", description = "One JSON object a corpus, on one line.")
  private boolean json;

  @Option(names = "--all", description = "Every finding, not the first of each kind.")
  private boolean all;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Corpus> corpora = corpora();
    for (Corpus corpus : corpora) {
      CorpusReport report = look(corpus, others(corpora, corpus));
      out.println(json ? CorpusReportJson.of(report) : CorpusReportText.of(report, all));
      out.flush();
    }
    return CommandLine.ExitCode.OK;
  }

  private static List<Corpus> others(List<Corpus> all, Corpus corpus) {
    return all.stream().filter(each -> !each.name().equals(corpus.name())).toList();
  }

  private CorpusReport look(Corpus corpus, List<Corpus> others) {
    long recordings = corpus.samples().stream().filter(s -> s.audio().isPresent()).count();
    try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr())) {
      return CorpusReport.of(
          corpus,
          others,
          done ->
              progress.show(
                  "%s %s %d of %d recordings"
                      .formatted(
                          corpus.name(),
                          ProgressLine.bar((double) done / recordings),
                          done,
                          recordings)));
    }
  }

  private List<Corpus> corpora() {
    if (!Files.exists(data)) {
      throw new CorpusException("There is no file or folder " + data + ".");
    }
    if (!Files.isDirectory(data)) {
      if (!data.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
        throw new CorpusException(
            "%s is neither a folder nor a manifest.csv; give the folder it is in.".formatted(data));
      }
      return List.of(Corpora.load(data.toString(), data));
    }
    List<String> names = name == null ? Corpora.in(data) : List.of(name);
    if (names.isEmpty()) {
      throw new CorpusException(
          "%s holds no corpus that Duet knows by its files; list your own in a manifest.csv with the header path,text,emotion,speaker,split."
              .formatted(data));
    }
    List<Corpus> corpora = new ArrayList<>();
    names.forEach(n -> corpora.add(Corpora.load(n, data)));
    return corpora;
  }
}
