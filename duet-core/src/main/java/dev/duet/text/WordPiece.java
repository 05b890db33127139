package dev.duet.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.text.encoder.MiniLm;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * BERT's WordPiece tokenisation, equal to {@code BertTokenizer} of Hugging Face transformers; the
 * work is done by their tokenizers library. Thread-safe.
 */
public final class WordPiece implements AutoCloseable {
  /** Longest sequence of BERT, in tokens, the two marks included. */
  public static final int MAX_TOKENS = 512;

  /** Characters of a text that are looked at, so that a huge one costs no more. */
  private static final int MAX_CHARACTERS = 100_000;

  private static final String UNKNOWN = "[UNK]";

  private static final String FILE = "tokenizer.json";
  private static final long MAX_FILE_BYTES = 50_000_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final byte[] json;
  private final int vocabulary;
  private final int maxTokens;
  private final HuggingFaceTokenizer tokenizer;

  private WordPiece(String name, byte[] json, int maxTokens) {
    this.json = json;
    this.maxTokens = maxTokens;
    this.vocabulary = vocabulary(name, json);
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "padding", "false",
            "truncation", "true",
            "maxLength", Integer.toString(maxTokens),
            "modelMaxLength", Integer.toString(maxTokens));
    Torch.offline();
    try {
      tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    } catch (IOException | RuntimeException e) {
      throw new WeightsException(name + " is no tokenizer that can be read; fetch it again", e);
    }
  }

  private static int vocabulary(String name, byte[] json) {
    try {
      JsonNode model = JSON.readTree(json).path("model");
      if (!model.path("type").asText("WordPiece").equals("WordPiece")) {
        throw new WeightsException(
            name + " is a tokenizer of type " + model.path("type") + "; BERT's is WordPiece");
      }
      int largest = -1;
      for (JsonNode id : model.path("vocab")) {
        largest = Math.max(largest, id.asInt());
      }
      return largest + 1;
    } catch (IOException e) {
      throw new WeightsException(name + " is not JSON; fetch it again", e);
    }
  }

  /** The tokenizer of the packaged MiniLM, with the vocabulary of bert-base-uncased. */
  public static WordPiece packaged() {
    return new WordPiece(MiniLm.NAME, MiniLm.tokenizer(), MAX_TOKENS);
  }

  /**
   * The tokenizer in a folder: its {@code tokenizer.json}, or else made from its {@code vocab.txt}.
   *
   * @param maxTokens longest sequence of the encoder it serves; 512 at most
   * @throws WeightsException if there is neither, or what there is cannot be used
   */
  public static WordPiece read(Path folder, int maxTokens) {
    Path file = folder.resolve(FILE);
    boolean isReady = Files.exists(file);
    Path source = isReady ? file : folder.resolve(Vocabulary.FILE);
    try {
      if (Files.size(source) > MAX_FILE_BYTES) {
        throw new WeightsException(source + " is too large for a vocabulary");
      }
      byte[] json =
          isReady
              ? Files.readAllBytes(source)
              : Vocabulary.tokenizerJson(source, Vocabulary.isLowerCase(folder));
      return new WordPiece(source.toString(), json, Math.min(maxTokens, MAX_TOKENS));
    } catch (IOException e) {
      throw new WeightsException(
          folder + " has no readable tokenizer.json or vocab.txt; fetch one of them", e);
    }
  }

  /** The same tokenizer once more, with a life of its own. */
  public WordPiece copy() {
    return new WordPiece("the tokenizer", json, maxTokens);
  }

  /** One more than the largest token id. */
  public int vocabulary() {
    return vocabulary;
  }

  /**
   * The tokens of a text, cut to the limit with the closing mark kept. An empty text is the two
   * marks.
   */
  public Tokens encode(String text) {
    String head = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    long[] ids = tokenizer.encode(head).getIds();
    return new Tokens(Arrays.stream(ids).mapToInt(Math::toIntExact).toArray());
  }

  /**
   * How much of a text is words that the vocabulary has whole: the share, in [0, 1], of its letters
   * that are theirs. Of a text without Latin letters it is none, and of one in another language
   * less than half, as a rule: what is not English is spelt in pieces.
   */
  public double familiarity(String text) {
    String head = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
    Encoding encoding = tokenizer.encode(head);
    String[] tokens = encoding.getTokens();
    long[] words = encoding.getWordIds();
    long letters = 0;
    long whole = 0;
    for (int from = 0; from < tokens.length; ) {
      int to = from + 1;
      while (to < tokens.length && words[to] == words[from]) {
        to++;
      }
      boolean isWord = words[from] >= 0 && !tokens[from].equals(UNKNOWN);
      for (int i = from; i < to && isWord; i++) {
        long own = tokens[i].codePoints().filter(Character::isLetter).count();
        letters += own;
        whole += to == from + 1 && isLatin(tokens[i]) ? own : 0;
      }
      from = to;
    }
    return letters == 0 ? 0 : (double) whole / letters;
  }

  private static boolean isLatin(String token) {
    return token
        .codePoints()
        .filter(Character::isLetter)
        .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
  }

  /**
   * Writes {@code tokenizer.json} into a folder.
   *
   * @throws WeightsException if that fails
   */
  public void write(Path folder) {
    try {
      Files.write(folder.resolve(FILE), json);
    } catch (IOException e) {
      throw new WeightsException(folder + " cannot be written; check the folder and the space", e);
    }
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
