package dev.duet.store;

import dev.duet.audio.Shared;
import dev.duet.text.WordPiece;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A hub with the encoders of both approaches under their pinned names, shrunk to a few dozen
 * numbers a token: small random checkpoints that the reference library wrote.
 */
public final class TinyHub {
  private static final int VOCABULARY = 150;

  private TinyHub() {}

  /**
   * Puts the checkpoints on a hub.
   *
   * @return a store in a folder, whose catalogue is the shipped one with their checksums
   */
  public static ModelStore store(HubServer hub, Path folder) throws IOException {
    Path tokenizer = Files.createDirectories(folder.resolve("tokenizer"));
    Files.write(tokenizer.resolve("vocab.txt"), vocabulary());
    try (WordPiece words = WordPiece.read(tokenizer, 32)) {
      words.write(tokenizer);
    }
    String catalogue =
        entry(
                hub,
                "distilbert-base-uncased",
                Shared.path("golden/transformers/distilbert/config.json"),
                Shared.path("golden/transformers/distilbert/model.safetensors"),
                tokenizer.resolve("tokenizer.json"))
            + entry(
                hub,
                "tinybert-4l-312d",
                Shared.path("golden/transformers/tinybert/config.json"),
                Shared.path("golden/transformers/tinybert/pytorch_model.bin"),
                tokenizer.resolve("vocab.txt"));
    return hub.store(catalogue, folder);
  }

  private static String entry(HubServer hub, String name, Path... files) throws IOException {
    PublishedModel model = Catalogue.standard().require(name);
    String repository = model.hub().repository();
    String revision = model.hub().revision();
    StringBuilder entry =
        new StringBuilder(
            "%s:\n  purpose: test\n  licence: ours\n  hub: {repository: %s, revision: %s}\n  files:\n"
                .formatted(name, repository, revision));
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      hub.with(repository, revision, file.getFileName().toString(), content);
      entry.append(
          "    - {name: %s, size: %d, sha256: %s}\n"
              .formatted(file.getFileName(), content.length, HubServer.sha256(content)));
    }
    return entry.toString();
  }

  private static List<String> vocabulary() {
    List<String> tokens =
        new ArrayList<>(List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "i", "feel", "so"));
    tokens.addAll(List.of("today", "again", "now", "she", "he", "they", "is", "are", "about"));
    tokens.addAll(List.of("it", "her", "that", "happy", "glad", "sad", "low", "fond", "tender"));
    for (char letter = 'a'; letter <= 'z'; letter++) {
      tokens.add("" + letter);
      tokens.add("##" + letter);
    }
    while (tokens.size() < VOCABULARY) {
      tokens.add("[unused" + tokens.size() + "]");
    }
    return tokens.stream().distinct().toList();
  }
}
