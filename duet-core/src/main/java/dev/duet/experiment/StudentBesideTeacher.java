package dev.duet.experiment;

import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partitions;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.text.TextModel;
import dev.duet.text.encoder.Encoder;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A student and its teacher on the official test split of a corpus. Their latencies are measured in
 * turns, sentence by sentence, so that whatever else the machine does strikes both.
 *
 * @param corpus of sentences
 * @param data the folder that holds the corpora
 * @param timed number of sentences whose time is taken
 */
public record StudentBesideTeacher(String corpus, Path data, int timed) {
  private static final String WEIGHTS = "text.safetensors";
  private static final int WARM_UP = 50;

  /**
   * Measures the text models of two bundles.
   *
   * @return the student's figures, then the teacher's
   * @throws dev.duet.corpus.CorpusException if the corpus is not there
   * @throws WeightsException if a bundle holds no text model
   */
  public List<TextModelFigures> of(Path student, Path teacher) {
    Corpus sentences = Corpora.load(corpus, data);
    List<Sample> test = Partitions.official(sentences, 1).withoutSharedTexts().test();
    try (TextModel small = TextModel.read(student);
        TextModel large = TextModel.read(teacher)) {
      double[] times = milliseconds(List.of(small, large), test);
      return List.of(
          figures(student, small, times[0], test), figures(teacher, large, times[1], test));
    }
  }

  private double[] milliseconds(List<TextModel> models, List<Sample> test) {
    double[][] times = new double[models.size()][timed];
    for (int i = -WARM_UP; i < timed; i++) {
      String words = test.get(Math.floorMod(i, test.size())).words();
      for (int m = 0; m < times.length; m++) {
        long start = System.nanoTime();
        models.get(m).score(words);
        if (i >= 0) {
          times[m][i] = (System.nanoTime() - start) * 1e-6;
        }
      }
    }
    return Arrays.stream(times).mapToDouble(Median::of).toArray();
  }

  private static TextModelFigures figures(
      Path bundle, TextModel model, double milliseconds, List<Sample> test) {
    List<String> texts = test.stream().map(Sample::words).toList();
    List<Scores> scores = model.scoreAll(texts);
    List<Outcome> outcomes = new ArrayList<>();
    IntStream.range(0, test.size())
        .forEach(i -> outcomes.add(new Outcome(test.get(i).emotion(), scores.get(i))));
    Evaluation evaluation = Evaluation.of(outcomes);
    long parameters = model.parameters().size();
    long words = model.parameters().get(Encoder.WORD_EMBEDDINGS).size();
    return new TextModelFigures(
        bundle.getFileName().toString(),
        model.classifier().encoder().config().layers(),
        model.width(),
        parameters,
        parameters - words,
        size(bundle.resolve(WEIGHTS)),
        milliseconds,
        evaluation.accuracy(),
        evaluation.macroF1());
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new WeightsException(file + " cannot be read; take the bundle again", e);
    }
  }
}
