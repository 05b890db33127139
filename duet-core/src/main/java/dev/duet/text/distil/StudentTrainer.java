package dev.duet.text.distil;

import dev.duet.text.LabelledText;
import dev.duet.text.LabelledTokens;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.text.WordPiece;
import dev.duet.text.encoder.Encoder;
import dev.duet.text.encoder.EncoderConfig;
import dev.duet.text.encoder.Head;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.weights.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Makes a student of a teacher, by {@link Distillation}. */
public final class StudentTrainer {
  private StudentTrainer() {}

  /**
   * Trains a student in both stages.
   *
   * @param settings how
   * @param teacher whose labels and tokenizer the student takes over; not closed
   * @param training the texts over which the student learns; their labels are not looked at, for
   *     the teacher's answers are learnt
   * @param validation what chooses the best epoch of the second stage and stops it early
   * @param progress told of every step of either stage
   * @param folder of checkpoints, from which an interrupted training goes on; none keeps none
   * @return the student and the history of the second stage
   * @throws IllegalArgumentException if the student cannot be such, or validation has a label that
   *     the teacher does not know
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings
   */
  public static TextTrainer.Result train(
      Distillation settings,
      TextModel teacher,
      List<LabelledText> training,
      List<LabelledText> validation,
      Progress progress,
      Optional<Path> folder) {
    EncoderConfig large = teacher.classifier().encoder().config();
    EncoderConfig small = config(settings, large);
    LayerMap map = new LayerMap(small.layers(), large.layers());
    if (validation.stream().anyMatch(text -> !teacher.labels().contains(text.label()))) {
      throw new IllegalArgumentException(
          "validation has labels that the teacher does not know: " + teacher.labels());
    }
    List<int[]> texts =
        LabelledTokens.of(training, teacher.labels(), teacher.tokenizer(), settings.maxTokens())
            .stream()
            .map(LabelledTokens::ids)
            .toList();
    List<LabelledTokens> unseen =
        LabelledTokens.of(validation, teacher.labels(), teacher.tokenizer(), WordPiece.MAX_TOKENS);
    TextModel student = beginner(settings, teacher, small, map);
    try {
      TransformerLearner layers =
          new TransformerLearner(
              teacher.classifier().encoder(),
              student.classifier(),
              student.parameters(),
              map,
              settings.batchSize(),
              texts,
              unseen);
      layers.attachProjections(new Random(settings.transformerPlan().seed()));
      Trainer.train(
          layers, settings.transformerPlan(), progress, folder.map(f -> f.resolve("layers")));
      layers.detachProjections();
      PredictionLearner answers =
          new PredictionLearner(
              new TeacherLogits(teacher.classifier(), texts),
              student.classifier(),
              student.parameters(),
              settings.temperature(),
              settings.batchSize(),
              texts,
              unseen);
      History history =
          Trainer.train(
              answers, settings.predictionPlan(), progress, folder.map(f -> f.resolve("answers")));
      return new TextTrainer.Result(student, history);
    } catch (RuntimeException e) {
      student.close();
      throw e;
    }
  }

  private static EncoderConfig config(Distillation settings, EncoderConfig teacher) {
    return new EncoderConfig(
        settings.layers(),
        settings.width(),
        teacher.heads(),
        settings.intermediate(),
        teacher.vocabulary(),
        teacher.positions(),
        teacher.layerNormEps(),
        settings.dropout(),
        settings.attentionDropout());
  }

  private static TextModel beginner(
      Distillation settings, TextModel teacher, EncoderConfig config, LayerMap map) {
    EncoderConfig large = teacher.classifier().encoder().config();
    Head head =
        new Head(
            teacher.head().pooling(),
            teacher.head().dense(),
            settings.dropout(),
            teacher.head().labels());
    long seed = settings.transformerPlan().seed();
    Parameters parameters =
        new Beginning(teacher.parameters(), large, config, map, seed).parameters(head);
    return new TextModel(
        teacher.tokenizer().copy(),
        new Encoder(config, parameters),
        head,
        parameters,
        teacher.labels(),
        teacher.isPackaged() && config.width() == large.width());
  }
}
