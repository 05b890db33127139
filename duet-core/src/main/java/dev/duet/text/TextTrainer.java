package dev.duet.text;

import dev.duet.emotion.Emotion;
import dev.duet.text.encoder.Checkpoint;
import dev.duet.text.encoder.Classifier;
import dev.duet.text.encoder.Encoder;
import dev.duet.text.encoder.EncoderConfig;
import dev.duet.text.encoder.Head;
import dev.duet.text.encoder.MiniLm;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.weights.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Fine-tunes a {@link TextModel}. */
public final class TextTrainer {
  private static final String WORD_EMBEDDINGS = "embeddings.word_embeddings.weight";

  private TextTrainer() {}

  /**
   * A fine-tuned model and how it came about.
   *
   * @param model of the best epoch; the caller closes it
   * @param history an entry an epoch
   */
  public record Result(TextModel model, History history) {}

  /**
   * Fine-tunes a model.
   *
   * @param settings how
   * @param training what it learns from
   * @param validation what chooses the best epoch and stops early
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted training goes on; none keeps none
   * @throws dev.duet.weights.WeightsException if the encoder cannot be read, or the folder holds a
   *     checkpoint of other settings
   */
  public static Result train(
      FineTuning settings,
      List<LabelledText> training,
      List<LabelledText> validation,
      Progress progress,
      Optional<Path> folder) {
    List<Emotion> labels = training.stream().map(LabelledText::label).distinct().sorted().toList();
    WordPiece tokenizer = WordPiece.packaged();
    Checkpoint checkpoint = MiniLm.checkpoint();
    Head head = new Head(settings.pooling(), settings.dense(), settings.dropout(), labels.size());
    EncoderConfig config =
        checkpoint.config().withDropout(settings.dropout(), settings.attentionDropout());
    Parameters parameters = Parameters.of(checkpoint.weights());
    Random random = new Random(settings.plan().seed());
    Classifier.initialHead(head, config.width(), random).forEach(parameters::put);
    Classifier classifier = new Classifier(new Encoder(config, parameters), head, parameters);
    List<String> trainable =
        parameters.names().stream().filter(name -> changes(name, settings)).toList();
    TextLearner learner =
        new TextLearner(
            classifier,
            parameters,
            trainable,
            settings,
            labels.size(),
            examples(training, labels, tokenizer, settings.maxTokens()),
            examples(validation, labels, tokenizer, WordPiece.MAX_TOKENS));
    History history = Trainer.train(learner, settings.plan(), progress, folder);
    return new Result(new TextModel(tokenizer, classifier, parameters, labels), history);
  }

  private static boolean changes(String name, FineTuning settings) {
    return switch (settings.mode()) {
      case ALL -> settings.trainWordEmbeddings() || !name.equals(WORD_EMBEDDINGS);
      case HEAD -> Classifier.isHead(name);
      case LORA -> Classifier.isHead(name) || name.contains(".lora_");
    };
  }

  private static List<TextLearner.Example> examples(
      List<LabelledText> texts, List<Emotion> labels, WordPiece tokenizer, int maxTokens) {
    return texts.stream()
        .map(
            text -> {
              int[] ids = tokenizer.encode(text.text()).ids();
              if (ids.length > maxTokens) {
                int closing = ids[ids.length - 1];
                ids = java.util.Arrays.copyOf(ids, maxTokens);
                ids[maxTokens - 1] = closing;
              }
              return new TextLearner.Example(ids, labels.indexOf(text.label()));
            })
        .toList();
  }
}
