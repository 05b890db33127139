package dev.duet.experiment;

import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Temperature;
import dev.duet.recipe.Judged;
import dev.duet.recipe.TextStage;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.train.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One trained text model and what it has to say of sentences, each asked only once. */
final class Reading implements AutoCloseable {
  private final TextModel model;
  private final History history;
  private final List<LabelledText> training;
  private final List<LabelledText> validation;
  private final List<Judged> judged;
  private final Temperature temperature;
  private final Map<String, Scores> scores = new HashMap<>();
  private final Map<String, float[]> embeddings = new HashMap<>();

  /**
   * A model, calibrated on validation.
   *
   * @param trained the model, which is closed with this
   * @param training what it has learnt from
   */
  Reading(TextTrainer.Result trained, List<LabelledText> training, Partition sentences) {
    this.model = trained.model();
    this.history = trained.history();
    this.training = training;
    this.validation = TextStage.labelled(sentences.validation());
    List<Judged> raw = TextStage.judge(model, sentences.validation());
    this.temperature = Temperature.fit(Judged.outcomes(raw));
    this.judged = Judged.tempered(raw, temperature);
  }

  TextModel model() {
    return model;
  }

  History history() {
    return history;
  }

  /** What it has learnt from, variants included. */
  List<LabelledText> training() {
    return training;
  }

  /** What it was chosen on. */
  List<LabelledText> validation() {
    return validation;
  }

  /** What it makes of the validation sentences, calibrated. */
  List<Judged> judgedValidation() {
    return judged;
  }

  /** Its calibrated scores. */
  Scores scores(String sentence) {
    return scores.computeIfAbsent(sentence, this::score);
  }

  /** The same without a memory, for whoever measures time. */
  Scores score(String sentence) {
    return temperature.apply(model.score(sentence));
  }

  /** The vector that feature-level fusion reads. */
  float[] embedding(String sentence) {
    return embeddings.computeIfAbsent(sentence, model::embed);
  }

  /** What it makes of test sentences, between all the labels it knows. */
  Evaluation test(List<Sample> sentences) {
    return Evaluation.of(
        sentences.stream().map(s -> new Outcome(s.emotion(), scores(s.words()))).toList());
  }

  @Override
  public void close() {
    model.close();
  }
}
