package dev.duet.text;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.duet.weights.Halves;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether words follow each other as people say them, or as they would by chance: of each pair of
 * neighbours, how much oftener it was read than its words' numbers alone would have it (pointwise
 * mutual information, Church and Hanks 1990, <a href="https://aclanthology.org/J90-1003/">Word
 * association norms, mutual information, and lexicography</a>). A text model is as sure of a heap
 * of wrong words as of a sentence.
 *
 * <p>Words are known by numbers made of them, and what was read once is not kept: no text can be
 * read out of it again.
 */
public final class Fluency {
  private static final String FILE = "fluency.safetensors";
  private static final String WORDS = "words";
  private static final String READ = "read";
  private static final String FOLLOWED = "followed";
  private static final String PAIRS = "pairs";
  private static final String TOGETHER = "together";

  /** Before anything is read, how likely all words of a text are wrong. */
  private static final double WRONG = 0.25;

  /** What is added to numbers of pairs. */
  private static final double SMOOTHING = 0.5;

  /** Of a word or a pair, to be kept. */
  private static final int LEAST = 2;

  private static final float LARGEST_HALF = 65504;

  /** Golden ratio, which spreads bits. */
  private static final int SPREAD = 0x9E3779B1;

  private static final Pattern APOSTROPHES = Pattern.compile("['’]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private final Counts words;
  private final Counts followed;
  private final Counts pairs;
  private final double total;

  /**
   * Numbers of what was read.
   *
   * @param keys in ascending order
   * @param counts of each
   */
  private record Counts(int[] keys, float[] counts) {

    static Counts of(Map<Integer, Integer> numbers) {
      int[] keys = new int[numbers.size()];
      float[] counts = new float[keys.length];
      int n = 0;
      for (Map.Entry<Integer, Integer> number : new TreeMap<>(numbers).entrySet()) {
        keys[n] = number.getKey();
        counts[n++] = number.getValue();
      }
      return new Counts(keys, counts);
    }

    /** As a file keeps them. */
    Counts halves() {
      float[] nearest = counts.clone();
      for (int i = 0; i < nearest.length; i++) {
        nearest[i] = Math.min(LARGEST_HALF, nearest[i]);
      }
      return new Counts(keys, Halves.floats(Halves.of(nearest)));
    }

    /** How often it was read, 0 if too seldom to be kept. */
    double of(int key) {
      int at = Arrays.binarySearch(keys, key);
      return at < 0 ? 0 : counts[at];
    }
  }

  private Fluency(Counts words, Counts followed, Counts pairs) {
    this.words = words;
    this.followed = followed;
    this.pairs = pairs;
    double sum = 0;
    for (float count : words.counts) {
      sum += count;
    }
    this.total = Math.max(1, sum);
  }

  /** What texts teach, which should be many. */
  public static Fluency of(List<String> texts) {
    Map<Integer, Integer> read = new TreeMap<>();
    Map<Integer, Integer> first = new TreeMap<>();
    Map<Integer, Integer> together = new TreeMap<>();
    for (String text : texts) {
      List<Integer> keys = keys(text);
      for (int i = 0; i < keys.size(); i++) {
        read.merge(keys.get(i), 1, Integer::sum);
        if (i > 0) {
          first.merge(keys.get(i - 1), 1, Integer::sum);
          together.merge(pair(keys.get(i - 1), keys.get(i)), 1, Integer::sum);
        }
      }
    }
    read.values().removeIf(count -> count < LEAST);
    first.keySet().retainAll(read.keySet());
    read.keySet().forEach(word -> first.putIfAbsent(word, 0));
    together.values().removeIf(count -> count < LEAST);
    return new Fluency(Counts.of(read), Counts.of(first), Counts.of(together).halves());
  }

  private static List<Integer> keys(String text) {
    String plain = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
    return WORD.matcher(plain).results().map(word -> word.group().hashCode()).toList();
  }

  private static int pair(int first, int second) {
    return Integer.rotateLeft(first * SPREAD, 15) + second;
  }

  /**
   * How much likelier a text is than its words in an order of chance, as a natural logarithm. Words
   * that were never read before say nothing.
   */
  double evidence(String text) {
    List<Integer> keys = keys(text);
    double evidence = 0;
    for (int i = 1; i < keys.size(); i++) {
      double second = words.of(keys.get(i));
      if (second > 0 && words.of(keys.get(i - 1)) > 0) {
        double chance = followed.of(keys.get(i - 1)) * second / total;
        double seen = pairs.of(pair(keys.get(i - 1), keys.get(i)));
        evidence += Math.log((seen + SMOOTHING) / (chance + SMOOTHING));
      }
    }
    return evidence;
  }

  /**
   * The probability that the words of a text belong together; {@code 0.75} if nothing is known of
   * them.
   */
  public double of(String text) {
    return 1 / (1 + WRONG / (1 - WRONG) * Math.exp(-evidence(text)));
  }

  /**
   * Reads what was learnt.
   *
   * @param folder of a bundle
   * @throws WeightsException if it is not there, or not whole
   */
  public static Fluency read(Path folder) {
    Path file = folder.resolve(FILE);
    SafeTensors stored = SafeTensors.read(file);
    int[] words = ints(stored, WORDS, file);
    int[] pairs = ints(stored, PAIRS, file);
    return new Fluency(
        new Counts(words, floats(stored, READ, words.length, file)),
        new Counts(words, floats(stored, FOLLOWED, words.length, file)),
        new Counts(pairs, floats(stored, TOGETHER, pairs.length, file)));
  }

  private static int[] ints(SafeTensors stored, String name, Path file) {
    Tensor tensor = stored.tensors().get(name);
    if (tensor == null || tensor.type() != DataType.INT32) {
      throw new WeightsException(file + " has no whole numbers '" + name + "'");
    }
    int[] values = new int[(int) tensor.shape().size()];
    tensor.data().duplicate().order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(values);
    return values;
  }

  private static float[] floats(SafeTensors stored, String name, int size, Path file) {
    return stored.required(name, new Shape(size), file).floats();
  }

  /**
   * Writes what was learnt.
   *
   * @param folder of a bundle
   * @throws WeightsException if it cannot be written
   */
  public void write(Path folder) {
    Map<String, Tensor> tensors = new TreeMap<>();
    tensors.put(WORDS, tensor(words.keys));
    tensors.put(READ, Tensor.of(words.counts, words.keys.length));
    tensors.put(FOLLOWED, Tensor.of(followed.counts, words.keys.length));
    tensors.put(PAIRS, tensor(pairs.keys));
    tensors.put(TOGETHER, halves(pairs.counts));
    new SafeTensors(tensors, Map.of()).write(folder.resolve(FILE));
  }

  private static Tensor halves(float[] values) {
    return new Tensor(DataType.FLOAT16, new Shape(values.length), Halves.of(values));
  }

  private static Tensor tensor(int[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(values);
    return new Tensor(DataType.INT32, new Shape(values.length), bytes);
  }
}
