package dev.duet.text;

import dev.duet.emotion.Emotion;
import dev.duet.text.encoder.Checkpoint;
import dev.duet.text.encoder.Classifier;
import dev.duet.text.encoder.Encoder;
import dev.duet.text.encoder.EncoderConfig;
import dev.duet.text.encoder.Head;
import dev.duet.text.encoder.HuggingFaceFolder;
import dev.duet.text.encoder.LowRank;
import dev.duet.text.encoder.MiniLm;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.weights.Parameters;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Fine-tunes a {@link TextModel}. */
public final class TextTrainer {
  private TextTrainer() {}

  /**
   * A fine-tuned model and how it came about.
   *
   * @param model of the best epoch; the caller closes it
   * @param history an entry an epoch
   */
  public record Result(TextModel model, History history) {}

  /** Fine-tunes a model on texts as they are. */
  public static Result train(
      FineTuning settings,
      List<LabelledText> training,
      List<LabelledText> validation,
      Progress progress,
      Optional<Path> folder) {
    return train(settings, training, TextVariation.none(), validation, progress, folder);
  }

  /**
   * Fine-tunes a model.
   *
   * @param settings how
   * @param training what it learns from
   * @param variation of what it learns from, and of nothing else
   * @param validation what chooses the best epoch and stops early; its labels occur in training
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted training goes on; none keeps none
   * @throws WeightsException if the encoder cannot be read, or the folder holds a checkpoint of
   *     other settings
   */
  public static Result train(
      FineTuning settings,
      List<LabelledText> training,
      TextVariation variation,
      List<LabelledText> validation,
      Progress progress,
      Optional<Path> folder) {
    boolean isPackaged = settings.encoder().equals(FineTuning.PACKAGED);
    Checkpoint checkpoint =
        isPackaged
            ? MiniLm.load().checkpoint()
            : HuggingFaceFolder.read(Path.of(settings.encoder()));
    EncoderConfig config =
        checkpoint.config().withDropout(settings.dropout(), settings.attentionDropout());
    WordPiece tokenizer =
        isPackaged
            ? WordPiece.packaged()
            : WordPiece.read(Path.of(settings.encoder()), config.positions());
    if (tokenizer.vocabulary() > config.vocabulary()) {
      throw new WeightsException(
          settings.encoder()
              + " has a vocabulary of "
              + tokenizer.vocabulary()
              + " tokens, its encoder knows "
              + config.vocabulary());
    }
    List<Emotion> labels = training.stream().map(LabelledText::label).distinct().sorted().toList();
    if (validation.stream().anyMatch(text -> !labels.contains(text.label()))) {
      throw new IllegalArgumentException("validation has labels that training lacks: " + labels);
    }
    Head head = new Head(settings.pooling(), settings.dense(), settings.dropout(), labels.size());
    Random random = new Random(settings.plan().seed());
    Parameters parameters = parameters(checkpoint, head, settings, random);
    Encoder encoder = new Encoder(config, parameters, settings.loraScale());
    TextModel model = new TextModel(tokenizer, encoder, head, parameters, labels, isPackaged);
    try {
      TextLearner learner =
          new TextLearner(
              model.classifier(),
              parameters,
              parameters.names().stream().filter(name -> changes(name, settings)).toList(),
              settings,
              new VariedTexts(training, variation, labels, tokenizer, settings.maxTokens()),
              LabelledTokens.of(validation, labels, tokenizer, WordPiece.MAX_TOKENS));
      History history = Trainer.train(learner, settings.plan(), progress, folder);
      LowRank.merge(parameters, settings.loraScale());
      return new Result(model, history);
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static Parameters parameters(
      Checkpoint checkpoint, Head head, FineTuning settings, Random random) {
    Parameters parameters = Parameters.of(checkpoint.weights());
    for (String name : List.copyOf(parameters.names())) {
      if (Classifier.isHead(name)) {
        parameters.remove(name);
      }
    }
    int width = checkpoint.config().width();
    Classifier.initialHead(head, width, random).forEach(parameters::put);
    if (settings.mode() == FineTuning.Mode.LORA) {
      LowRank.attach(
          parameters, checkpoint.config(), settings.loraTargets(), settings.loraRank(), random);
    }
    return parameters;
  }

  private static boolean changes(String name, FineTuning settings) {
    return switch (settings.mode()) {
      case ALL -> settings.trainWordEmbeddings() || !name.equals(Encoder.WORD_EMBEDDINGS);
      case HEAD -> Classifier.isHead(name);
      case LORA -> Classifier.isHead(name) || LowRank.isAdapter(name);
    };
  }
}
