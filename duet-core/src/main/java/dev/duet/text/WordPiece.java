package dev.duet.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.duet.text.encoder.MiniLm;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;

/**
 * BERT's uncased WordPiece tokenisation, equal to {@code BertTokenizer} of Hugging Face
 * transformers; the work is done by their tokenizers library. Thread-safe.
 */
public final class WordPiece implements AutoCloseable {
  /** Longest sequence of BERT, in tokens, the two marks included. */
  public static final int MAX_TOKENS = 512;

  /**
   * Characters of a text that are looked at; what lies beyond cannot be among 512 tokens' worth.
   */
  private static final int MAX_CHARACTERS = 200_000;

  private final HuggingFaceTokenizer tokenizer;

  private WordPiece(byte[] json, int maxTokens) {
    Map<String, String> options =
        Map.of(
            "addSpecialTokens", "true",
            "padding", "false",
            "truncation", "true",
            "maxLength", Integer.toString(maxTokens),
            "modelMaxLength", Integer.toString(maxTokens));
    try {
      Torch.offline();
      tokenizer = HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
    } catch (IOException e) {
      throw new WeightsException("the tokenizer cannot be read", e);
    }
  }

  /** The tokenizer of the packaged MiniLM, with the vocabulary of bert-base-uncased. */
  public static WordPiece packaged() {
    return new WordPiece(MiniLm.tokenizer(), MAX_TOKENS);
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

  @Override
  public void close() {
    tokenizer.close();
  }
}
