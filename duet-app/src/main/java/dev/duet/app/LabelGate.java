package dev.duet.app;

import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.fetch.Checksum;
import dev.duet.text.TextModel;
import dev.duet.text.translate.Labeller;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The text model of a bundle as a judge of variants.
 *
 * @param model closed with this
 * @param labeller that asks it
 */
record LabelGate(Optional<TextModel> model, Optional<Labeller> labeller) implements AutoCloseable {
  private static final int NAME_DIGITS = 12;

  static LabelGate none() {
    return new LabelGate(Optional.empty(), Optional.empty());
  }

  /** The judge in a bundle's folder; its name is a digest of the weights. */
  static LabelGate of(Path bundle) throws IOException {
    TextModel model = TextModel.read(bundle);
    String digest = Checksum.of(bundle.resolve("text.safetensors"), "SHA-256").hex();
    return new LabelGate(
        Optional.of(model),
        Optional.of(new Labeller(digest.substring(0, NAME_DIGITS), texts -> labels(model, texts))));
  }

  private static List<Emotion> labels(TextModel model, List<String> texts) {
    return model.scoreAll(texts).stream().map(Scores::top).toList();
  }

  @Override
  public void close() {
    model.ifPresent(TextModel::close);
  }
}
