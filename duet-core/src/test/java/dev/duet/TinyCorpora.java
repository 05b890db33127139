package dev.duet;

import dev.duet.audio.io.WavWriter;
import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Corpora in the form of TESS, of {@code emotion} and of GoEmotions, made by our own code in a
 * second, so that whatever follows a recipe can be tested to its end without a download.
 *
 * <p>Two speakers say ten words, each spelled by the vowels that are spoken: happy ones rise, sad
 * ones fall, neutral ones stay. The sentences of {@code emotion} tell joy, sadness and love. So
 * each modality has a label that the other has not. The comments are neutral, or glad.
 */
public final class TinyCorpora {
  /** Speakers by the fundamental at which they begin, in Hz. */
  private static final Map<String, Double> SPEAKERS =
      new TreeMap<>(Map.of("OAF", 170.0, "YAF", 230.0));

  /** Emotions, as TESS spells them, by how far the voice falls, in semitones. */
  private static final Map<String, Double> FALLS =
      new TreeMap<>(Map.of("happy", -8.0, "neutral", 0.0, "sad", 8.0));

  private static final List<String> WORDS =
      List.of("ae", "ai", "ao", "au", "ei", "eo", "eu", "io", "iu", "ou");

  private static final Map<String, List<String>> FEELINGS =
      new TreeMap<>(
          Map.of(
              "joy", List.of("happy", "glad", "joyful", "delighted", "cheerful", "merry"),
              "sadness", List.of("sad", "miserable", "gloomy", "heartbroken", "hopeless", "low"),
              "love", List.of("loving", "romantic", "tender", "devoted", "fond", "caring")));

  private static final int SAMPLE_RATE = 16000;

  private static Path folder;

  private TinyCorpora() {}

  /**
   * The folder that holds {@code tess/}, {@code emotion/} and {@code goemotions/}, written on first
   * use in this process. Whoever uses it leaves it as it is.
   */
  public static synchronized Path folder() {
    if (folder == null) {
      try {
        Path made = Files.createTempDirectory("tiny-corpora");
        write(made);
        folder = made;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  /** Writes {@code tess/}, {@code emotion/} and {@code goemotions/} into a folder. */
  public static void write(Path data) throws IOException {
    for (String speaker : SPEAKERS.keySet()) {
      for (String emotion : FALLS.keySet()) {
        Path recordings = Files.createDirectories(data.resolve("tess/" + speaker + "_" + emotion));
        for (String word : WORDS) {
          Path file = recordings.resolve(speaker + "_" + word + "_" + emotion + ".wav");
          speak(speaker, word, emotion, file);
        }
      }
    }
    Path sentences = Files.createDirectories(data.resolve("emotion"));
    write(sentences.resolve("train.txt"), 0, 4, "i feel so %s today", "she is %s about it");
    write(sentences.resolve("val.txt"), 4, 5, "i feel so %s again", "they are %s about her");
    write(sentences.resolve("test.txt"), 5, 6, "i feel so %s now", "he is %s about that");
    Path comments = Files.createDirectories(data.resolve("goemotions"));
    comment(comments.resolve("train.tsv"), "table", "door", "window", "train", "shop", "bus");
    comment(comments.resolve("dev.tsv"), "street");
    comment(comments.resolve("test.tsv"), "garden");
  }

  /**
   * A recipe that is followed on these corpora in seconds: {@code tiny.yaml}, copied into a folder.
   */
  public static Path recipe(Path folder) throws IOException {
    return copy("tiny.yaml", folder);
  }

  /** The same of approach 1: {@code tiny-1.yaml}. */
  public static Path approach1(Path folder) throws IOException {
    return copy("tiny-1.yaml", folder);
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream recipe = TinyCorpora.class.getResourceAsStream(name)) {
      Files.copy(recipe, file);
    }
    return file;
  }

  private static void speak(String speaker, String word, String emotion, Path file)
      throws IOException {
    List<Vowel> vowels =
        word.toUpperCase(Locale.ROOT).chars().mapToObj(c -> Vowel.valueOf("" + (char) c)).toList();
    FormantVoice voice = new FormantVoice(SPEAKERS.get(speaker), FALLS.get(emotion), 0.15);
    int breath = file.getFileName().toString().hashCode();
    WavWriter.write(voice.speak(vowels, SAMPLE_RATE, breath), WavWriter.Encoding.PCM16, file);
  }

  /** A neutral comment and a glad one on each thing, in the form of GoEmotions. */
  private static void comment(Path file, String... things) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String thing : things) {
      lines.add("The %s is over there.\t27\tn-%s".formatted(thing, thing));
      lines.add("Thanks, I love that %s!\t15,17\tg-%s".formatted(thing, thing));
    }
    Files.write(file, lines);
  }

  /** Sentences with some of the words for each feeling, as {@code text;label} lines. */
  private static void write(Path file, int from, int to, String... sentences) throws IOException {
    List<String> lines = new ArrayList<>();
    FEELINGS.forEach(
        (label, words) -> {
          for (String word : words.subList(from, to)) {
            for (String sentence : sentences) {
              lines.add(sentence.formatted(word) + ";" + label);
            }
          }
        });
    Files.write(file, lines);
  }
}
