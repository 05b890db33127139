package dev.duet.text.translate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A folder of {@link AnswerFile}s, so that no question is put twice.
 *
 * @param folder made when it is first used
 */
public record AnswerCache(Path folder) {

  /** What was asked anew, and how long that took. */
  record Asked(int questions, double seconds) {}

  /** A source of answers to a few questions at once, in their order. */
  interface Engine extends Function<List<String>, List<String>> {}

  /** Told after every batch how many questions it held or the file answered. */
  interface Step {
    void done(int questions);
  }

  /**
   * Answers questions from a file of this folder, and asks an engine what the file does not know,
   * writing down each batch as it comes.
   *
   * @param name of the file, by who answers
   * @param questions each once
   * @param answers filled with an answer for each question
   */
  Asked ask(
      String name,
      List<String> questions,
      int batch,
      Engine engine,
      Map<String, String> answers,
      Step step)
      throws IOException {
    try (AnswerFile file = new AnswerFile(folder.resolve(name + ".tsv"))) {
      List<String> open = new ArrayList<>();
      for (String question : questions) {
        file.get(question)
            .ifPresentOrElse(answer -> answers.put(question, answer), () -> open.add(question));
      }
      step.done(questions.size() - open.size());
      long start = System.nanoTime();
      for (int i = 0; i < open.size(); i += batch) {
        if (Thread.interrupted()) {
          throw new TranslationException("Interrupted; what was answered is kept.");
        }
        List<String> asked = open.subList(i, Math.min(i + batch, open.size()));
        List<String> said = engine.apply(asked);
        Map<String, String> more = new LinkedHashMap<>();
        for (int k = 0; k < asked.size(); k++) {
          more.put(asked.get(k), said.get(k));
        }
        file.put(more);
        answers.putAll(more);
        step.done(asked.size());
      }
      return new Asked(open.size(), (System.nanoTime() - start) / 1e9);
    }
  }
}
