package dev.duet.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Corpora by the names that recipes and commands use. */
public final class Corpora {
  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "tess",
              "recordings named like OAF_back_angry.wav; get it with: duet data fetch tess",
              Tess::isIn,
              Tess::load),
          new Known(
              "ravdess",
              "recordings named like 03-01-06-01-02-01-12.wav; its home is zenodo.org/records/1188976",
              Ravdess::isIn,
              Ravdess::load),
          new Known(
              "emospeech",
              "emospeech.tsv with the columns path, speaker, emotion, text",
              EmoSpeech::isIn,
              EmoSpeech::load),
          new Known(
              "emotion",
              "train.txt, train*.parquet or training.csv; get it with: duet data fetch emotion",
              EmotionTexts::isIn,
              EmotionTexts::load),
          new Known(
              "goemotions",
              "train.tsv, dev.tsv and test.tsv of text, label numbers and id; their home is github.com/google-research/google-research/tree/master/goemotions",
              GoEmotions::isIn,
              GoEmotions::load));

  private Corpora() {}

  /** A corpus with a name, told by the form of its files. */
  private record Known(
      String name, String lookedFor, Predicate<Path> isIn, Function<Path, Corpus> load) {

    boolean foundIn(Path folder) {
      return Files.isDirectory(folder) && isIn.test(folder);
    }
  }

  /**
   * Loads a corpus.
   *
   * @param name {@code tess}, {@code ravdess}, {@code emospeech}, {@code emotion}, {@code
   *     goemotions}, or a manifest: the path of a {@code .csv} file with the header {@code
   *     path,text,emotion,speaker,split} (of which emotion and one of path and text are needed),
   *     relative to here or to {@code data}
   * @param data the corpus' folder, or the folder that holds {@code tess/}, {@code emotion/}, ...
   * @throws CorpusException if there is no such corpus, or it cannot be read
   */
  public static Corpus load(String name, Path data) {
    if (isManifest(name)) {
      Path here = Path.of(name);
      return Manifest.load(Files.exists(here) ? here : data.resolve(name));
    }
    Known known = known(name);
    Path child = data.resolve(known.name);
    for (Path folder : List.of(child, data)) {
      if (known.foundIn(folder)) {
        return known.load.apply(folder);
      }
    }
    throw new CorpusException(
        "No %s corpus in %s or %s: looked for %s"
            .formatted(known.name, data, child, known.lookedFor));
  }

  /** Whether a name that {@link #load} takes is that of a manifest. */
  public static boolean isManifest(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".csv");
  }

  /**
   * Loads several corpora.
   *
   * @param names as {@link #load} takes them, joined by {@code +}, for example {@code tess+ravdess}
   * @throws CorpusException if one is not there or cannot be read
   */
  public static List<Corpus> loadAll(String names, Path data) {
    return Arrays.stream(names.split("\\+")).map(name -> load(name.strip(), data)).toList();
  }

  /**
   * The names of the corpora in a folder: those in its subfolders of their names, or else the one
   * whose files it holds; empty if there is none.
   */
  public static List<String> in(Path folder) {
    List<String> below =
        KNOWN.stream().filter(k -> k.foundIn(folder.resolve(k.name))).map(Known::name).toList();
    return below.isEmpty()
        ? KNOWN.stream().filter(k -> k.foundIn(folder)).map(Known::name).limit(1).toList()
        : below;
  }

  private static Known known(String name) {
    return KNOWN.stream()
        .filter(k -> k.name.equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CorpusException(
                    "There is no corpus called %s; known are %s, and any manifest.csv."
                        .formatted(
                            name,
                            KNOWN.stream().map(Known::name).collect(Collectors.joining(", ")))));
  }
}
