package dev.duet.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A {@code vocab.txt}, a token a line, as the {@code tokenizer.json} that the tokenizers library
 * reads: BERT's normaliser, splitting and marks around the vocabulary.
 */
final class Vocabulary {
  static final String FILE = "vocab.txt";

  private static final List<String> MARKS = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Vocabulary() {}

  /** Whether the folder's {@code tokenizer_config.json} asks for lower case; it does by default. */
  static boolean isLowerCase(Path folder) throws IOException {
    Path file = folder.resolve("tokenizer_config.json");
    return !Files.exists(file)
        || JSON.readTree(file.toFile()).path("do_lower_case").asBoolean(true);
  }

  /**
   * The vocabulary in the other form.
   *
   * @throws WeightsException if it is not UTF-8 or lacks a mark
   */
  static byte[] tokenizerJson(Path file, boolean isLowerCase) throws IOException {
    List<String> tokens = tokens(file);
    ObjectNode root = JSON.createObjectNode().put("version", "1.0");
    ArrayNode added = root.putArray("added_tokens");
    for (String mark : MARKS) {
      int id = tokens.indexOf(mark);
      if (id >= 0) {
        added
            .addObject()
            .put("id", id)
            .put("content", mark)
            .put("single_word", false)
            .put("lstrip", false)
            .put("rstrip", false)
            .put("normalized", false)
            .put("special", true);
      } else if (!mark.equals("[MASK]")) {
        throw new WeightsException(
            file + " lacks the token " + mark + "; it is not a vocabulary of BERT");
      }
    }
    root.putObject("normalizer")
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", true)
        .putNull("strip_accents")
        .put("lowercase", isLowerCase);
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    root.putObject("post_processor")
        .put("type", "BertProcessing")
        .<ObjectNode>set("sep", mark("[SEP]", tokens))
        .set("cls", mark("[CLS]", tokens));
    ObjectNode model =
        root.putObject("model")
            .put("type", "WordPiece")
            .put("unk_token", "[UNK]")
            .put("continuing_subword_prefix", "##")
            .put("max_input_chars_per_word", 100);
    ObjectNode vocabulary = model.putObject("vocab");
    for (int id = 0; id < tokens.size(); id++) {
      vocabulary.put(tokens.get(id), id);
    }
    return JSON.writeValueAsBytes(root);
  }

  private static ArrayNode mark(String mark, List<String> tokens) {
    return JSON.createArrayNode().add(mark).add(tokens.indexOf(mark));
  }

  private static List<String> tokens(Path file) throws IOException {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new WeightsException(file + " is not UTF-8 text; fetch it again", e);
    }
  }
}
