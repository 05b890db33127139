package dev.duet.text;

import dev.duet.emotion.Emotion;
import java.util.List;
import java.util.Random;

/**
 * Texts to learn from, written anew for every epoch.
 *
 * @param texts with their labels
 * @param variation how they are written
 * @param labels all that occur, in the order of the model's outputs
 * @param tokenizer of the model
 * @param maxTokens longer texts are cut
 */
record VariedTexts(
    List<LabelledText> texts,
    TextVariation variation,
    List<Emotion> labels,
    WordPiece tokenizer,
    int maxTokens) {

  /** The tokens of an epoch. */
  List<LabelledTokens> tokens(Random random) {
    List<LabelledText> written =
        texts.stream()
            .map(each -> new LabelledText(variation.of(each.text(), random), each.label()))
            .toList();
    return LabelledTokens.of(written, labels, tokenizer, maxTokens);
  }

  /** How many texts there are of each label. */
  int[] countsByLabel() {
    int[] counts = new int[labels.size()];
    texts.forEach(each -> counts[labels.indexOf(each.label())]++);
    return counts;
  }
}
