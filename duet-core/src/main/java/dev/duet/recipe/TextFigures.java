package dev.duet.recipe;

import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Evaluation;
import dev.duet.fusion.Temperature;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How good a text model is on the corpora that it was trained on: on all of them together, and on
 * each if there are several. Its probabilities are tempered as a bundle's are, by what validation
 * says of all corpora together.
 *
 * <p>A corpus that lacks some of the model's labels is judged twice. {@code text_test_X} asks for
 * the model's answer among all its labels, as a user gets it; {@code text_test_X_own_labels} among
 * the labels of that corpus, the probabilities divided by their sum, which is what a model that was
 * trained on that corpus alone is asked, and so the figure to compare with others.
 */
final class TextFigures {
  private final Map<String, Evaluation> figures = new LinkedHashMap<>();
  private final List<Judged> validation;
  private final Temperature temperature;

  private TextFigures(List<Judged> validation) {
    this.validation = validation;
    this.temperature = Temperature.fit(Judged.outcomes(validation));
  }

  /**
   * Asks a model.
   *
   * @param model what it makes of samples, in their order, not tempered
   */
  static TextFigures of(Texts texts, Function<List<Sample>, List<Judged>> model) {
    Map<String, List<Judged>> tests = new LinkedHashMap<>();
    Map<String, List<Judged>> validations = new LinkedHashMap<>();
    texts
        .byCorpus()
        .forEach(
            (corpus, partition) -> {
              validations.put(corpus, model.apply(partition.validation()));
              tests.put(corpus, model.apply(partition.test()));
            });
    TextFigures all = new TextFigures(validations.values().stream().flatMap(List::stream).toList());
    all.put("text_validation", all.validation);
    all.put("text_test", tests.values().stream().flatMap(List::stream).toList());
    if (tests.size() > 1) {
      texts.byCorpus().keySet().forEach(c -> all.corpus(c, validations.get(c), tests.get(c)));
    }
    return all;
  }

  private void corpus(String name, List<Judged> validated, List<Judged> tested) {
    put("text_validation_" + name, validated);
    put("text_test_" + name, tested);
    Set<Emotion> own = EnumSet.noneOf(Emotion.class);
    tested.forEach(judged -> own.add(judged.sample().emotion()));
    if (!tested.isEmpty() && !own.containsAll(tested.get(0).scores().labels())) {
      put("text_test_" + name + "_own_labels", Judged.among(own, tested));
    }
  }

  private void put(String name, List<Judged> judged) {
    if (!judged.isEmpty()) {
      figures.put(name, Evaluation.of(Judged.outcomes(Judged.tempered(judged, temperature))));
    }
  }

  /** The figures by what they were measured on. */
  Map<String, Evaluation> figures() {
    return figures;
  }

  /** What brings the model's probabilities in line with validation. */
  Temperature temperature() {
    return temperature;
  }

  /** What the model makes of all validation samples, not tempered. */
  List<Judged> validation() {
    return validation;
  }
}
