package dev.duet.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.Shared;
import dev.duet.text.encoder.MiniLm;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPieceTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyCaseEqualsBertTokenizer() throws IOException {
    try (WordPiece tokenizer = WordPiece.packaged()) {
      assertEqualsBertTokenizer(tokenizer);
    }
  }

  @Test
  void aVocabularyTextFileGivesTheSameTokens(@TempDir Path folder) throws IOException {
    JsonNode vocabulary = JSON.readTree(MiniLm.tokenizer()).path("model").path("vocab");
    String[] tokens = new String[vocabulary.size()];
    vocabulary.properties().forEach(entry -> tokens[entry.getValue().asInt()] = entry.getKey());
    Files.write(folder.resolve("vocab.txt"), Arrays.asList(tokens));
    try (WordPiece tokenizer = WordPiece.read(folder, 512)) {
      assertThat(tokenizer.vocabulary()).isEqualTo(30522);
      assertEqualsBertTokenizer(tokenizer);
    }
  }

  private static void assertEqualsBertTokenizer(WordPiece tokenizer) throws IOException {
    JsonNode cases =
        JSON.readTree(Shared.path("golden/transformers/wordpiece.json").toFile()).path("cases");
    assertThat(cases).isNotEmpty();
    for (JsonNode each : cases) {
      List<Integer> expected = new ArrayList<>();
      each.path("ids").forEach(id -> expected.add(id.asInt()));
      assertThat(tokenizer.encode(each.path("text").asText()).ids())
          .as(each.path("text").asText())
          .containsExactly(expected.stream().mapToInt(id -> id).toArray());
    }
  }

  @Test
  void englishIsFamiliarAndWhatIsSpeltInPiecesIsNot() {
    try (WordPiece tokenizer = WordPiece.packaged()) {
      assertThat(tokenizer.familiarity("The meeting is at three.")).isEqualTo(1);
      assertThat(tokenizer.familiarity("i feel so hapy today")).isBetween(0.5, 1.0);
      for (String foreign :
          List.of(
              "mi hermano llega mañana por la tarde",
              "warum bist du so wütend",
              "boję się ciemności",
              "мне страшно",
              "今天我很高兴")) {
        assertThat(tokenizer.familiarity(foreign)).as(foreign).isLessThan(0.6);
      }
      for (String empty : List.of("", "555 1234", "?!", "\uD83D\uDE00")) {
        assertThat(tokenizer.familiarity(empty)).as(empty).isZero();
      }
    }
  }

  @Test
  void whatIsNoTextDoesNoHarm() {
    try (WordPiece tokenizer = WordPiece.packaged()) {
      assertThat(tokenizer.encode("a lone \uD83D surrogate \u0000 and NUL").length())
          .isGreaterThan(5);
      assertThat(tokenizer.encode("word ".repeat(1_000_000)).length()).isEqualTo(512);
      assertThat(tokenizer.encode("x".repeat(5_000_000)).ids()).containsExactly(101, 100, 102);
    }
  }

  @Test
  void aTextIsCutToWhatTheEncoderHolds(@TempDir Path folder) throws IOException {
    TinyBert.write(folder, List.of("so", "happy"));
    try (WordPiece tokenizer = WordPiece.read(folder, 6)) {
      int[] ids = tokenizer.encode("so happy so happy so happy").ids();
      assertThat(ids).hasSize(6);
      assertThat(ids[5]).isEqualTo(TinyBert.SEP);
    }
  }

  @Test
  void aFolderWithoutAUsableVocabularyIsRefused(@TempDir Path folder) throws IOException {
    assertRefused(folder, "no readable tokenizer.json or vocab.txt");
    Files.write(folder.resolve("vocab.txt"), List.of("[PAD]", "[UNK]", "[CLS]", "word"));
    assertRefused(folder, "lacks the token [SEP]");
    Files.write(folder.resolve("vocab.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertRefused(folder, "not UTF-8");
    Files.writeString(folder.resolve("tokenizer.json"), "{");
    assertRefused(folder, "is not JSON");
    Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":{\"type\":\"BPE\"}}");
    assertRefused(folder, "BERT's is WordPiece");
    Files.writeString(folder.resolve("tokenizer.json"), "{\"model\":{\"type\":\"WordPiece\"}}");
    assertRefused(folder, "no tokenizer that can be read");
  }

  private static void assertRefused(Path folder, String sentence) {
    assertThatThrownBy(() -> WordPiece.read(folder, 512))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining(sentence);
  }
}
