package dev.duet.app;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Split;
import dev.duet.recipe.TrainingSentences;
import dev.duet.text.translate.AnswerCache;
import dev.duet.text.translate.BackTranslationReport;
import dev.duet.text.translate.BackTranslator;
import dev.duet.text.translate.Lexicon;
import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.QualityGate;
import dev.duet.text.translate.Sentence;
import dev.duet.text.translate.TextVariant;
import dev.duet.text.translate.Translator;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code duet data back-translate}. */
@Command(
    name = "back-translate",
    description = {
      "Makes other wordings of training sentences, by way of other languages.",
      "Each sentence goes there and back on every route; what still says the same in English is kept."
    },
    footer = {
      "",
      "Examples:",
      "  duet data back-translate --corpus emotion --data corpora --out corpora/back-translations/emotion-train.tsv",
      "  DEEPL_AUTH_KEY=... duet data back-translate --corpus emotion --data corpora --engine deepl --routes deu --out variants.tsv",
      "",
      "apertium works offline: apt-get install apertium apertium-eng-spa apertium-eng-cat",
      "apertium-en-gl apertium-eo-en apertium-fr-es apertium-spa-ita apertium-es-pt.",
      "The other engines are services, and every sentence is sent to them. Whatever is",
      "translated is kept in --cache: an interrupted run goes on, a second one asks nothing."
    })
final class BackTranslateCommand implements Callable<Integer> {
  /** Of the validation part that is cut where a corpus has none. */
  private static final int SEED = 1;

  @Spec private CommandSpec spec;
  @Mixin private TranslationEngine engine;

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "NAME",
      description = "emotion, or a manifest.csv of your own with a column split.")
  private String corpus;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds the corpora (default: the working directory).")
  private Path data = Path.of(".");

  @Option(
      names = "--split",
      paramLabel = "train",
      defaultValue = "train",
      description = "Only train may be translated; it says so if you ask for another.")
  private String split;

  @Option(
      names = "--routes",
      split = ",",
      paramLabel = "LANG",
      defaultValue = "spa,cat,glg,epo,fra",
      description =
          "Languages by which to go, by their codes (default: ${DEFAULT-VALUE}; apertium also has ita and por).")
  private List<String> routes;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The variants: id, label, route, source, text, separated by tabs.")
  private Path out;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      defaultValue = "back-translation-cache",
      description = "What was translated before (default: ${DEFAULT-VALUE}).")
  private Path cache;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description =
          "The bundle whose text model must read the same emotion in a variant (default: the one that ships with Duet).")
  private Path bundle;

  @Option(
      names = "--no-label-gate",
      description = "Keep variants in which the text model reads another emotion.")
  private boolean noLabelGate;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Only the first N sentences, to see what comes.")
  private Integer limit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Routes under way at once (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Also write report.md and report.json there.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    requireTrain();
    requirePositive("--threads", threads);
    requirePositive("--limit", limit == null ? 1 : limit);
    List<Pivot> pivots = routes.stream().map(this::pivot).distinct().toList();
    TrainingSentences texts = TrainingSentences.of(Corpora.load(corpus, data), SEED);
    List<Sentence> all = texts.all();
    List<Sentence> sentences = limit == null ? all : all.subList(0, Math.min(limit, all.size()));
    Lexicon lexicon = Lexicon.of(all.stream().map(Sentence::text).toList());
    long start = System.nanoTime();
    BackTranslator.Result result;
    try (Translator translator = engine.open(pivots);
        LabelGate labels = noLabelGate ? LabelGate.none() : LabelGate.of(bundleFolder());
        ProgressLine progress = new ProgressLine(spec.commandLine().getErr())) {
      result =
          new BackTranslator(
                  translator,
                  new AnswerCache(cache),
                  new QualityGate(lexicon),
                  texts::isHeldOut,
                  labels.labeller(),
                  threads)
              .run(
                  sentences,
                  pivots,
                  (stage, done, of) ->
                      progress.show(
                          "%s %s %d of %d"
                              .formatted(stage, ProgressLine.bar((double) done / of), done, of)));
    }
    result.variants().write(out);
    print(result, engine.name(), sentences.size(), (System.nanoTime() - start) / 1e9);
    return CommandLine.ExitCode.OK;
  }

  private void requireTrain() {
    Split wanted =
        Split.named(split)
            .orElseThrow(() -> wrong("--split takes train, not '%s'".formatted(split)));
    if (wanted != Split.TRAIN) {
      throw new UserException(
          "the %s split is there to judge by, so it is never translated; use --split train"
              .formatted(wanted));
    }
  }

  private void requirePositive(String option, int value) {
    if (value < 1) {
      throw wrong("%s takes a number of at least 1, not %d".formatted(option, value));
    }
  }

  private Pivot pivot(String code) {
    return Pivot.named(code)
        .orElseThrow(
            () ->
                wrong(
                    "--routes takes codes of languages other than English, such as spa, not '%s'"
                        .formatted(code)));
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private Path bundleFolder() {
    return bundle != null ? bundle : BundleOption.shipped();
  }

  private void print(BackTranslator.Result result, String engine, int sentences, double seconds)
      throws IOException {
    List<TextVariant> variants = result.variants().all();
    BackTranslationReport report =
        new BackTranslationReport(
            engine,
            command(engine),
            "%s, training split without the texts that validation or test share".formatted(corpus),
            LocalDate.now(ZoneId.systemDefault()).toString(),
            machine(),
            sentences,
            (int) variants.stream().map(TextVariant::id).distinct().count(),
            variants.size(),
            seconds,
            result.tallies());
    if (folder != null) {
      report.write(folder);
    }
    PrintWriter console = spec.commandLine().getOut();
    console.println(report.markdown());
    console.flush();
  }

  private String machine() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%d cores, %d routes at once; load average in the last minute %.1f",
        system.getAvailableProcessors(),
        Math.min(threads, routes.size()),
        system.getSystemLoadAverage());
  }

  private String command(String engine) {
    return "duet data back-translate --corpus %s --data DIR --engine %s --routes %s%s%s --out FILE"
        .formatted(
            corpus,
            engine,
            String.join(",", routes),
            limit == null ? "" : " --limit " + limit,
            noLabelGate ? " --no-label-gate" : "");
  }
}
