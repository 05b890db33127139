package dev.duet.text;

import dev.duet.emotion.Emotion;
import java.util.List;

/**
 * A labelled text that is ready for the encoder.
 *
 * @param ids tokens as of {@link Tokens}; not copied
 * @param label place of its emotion among the labels
 */
public record LabelledTokens(int[] ids, int label) {

  /**
   * The tokens and classes of texts.
   *
   * @param labels all that occur, in the order of the model's outputs
   * @param maxTokens longer texts are cut
   */
  public static List<LabelledTokens> of(
      List<LabelledText> texts, List<Emotion> labels, WordPiece tokenizer, int maxTokens) {
    return texts.stream()
        .map(
            text ->
                new LabelledTokens(
                    tokenizer.encode(text.text()).cutTo(maxTokens).ids(),
                    labels.indexOf(text.label())))
        .toList();
  }

  /** How many tokens there are. */
  public int length() {
    return ids.length;
  }
}
