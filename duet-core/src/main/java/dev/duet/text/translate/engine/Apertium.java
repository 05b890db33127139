package dev.duet.text.translate.engine;

import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.TranslationException;
import dev.duet.text.translate.Translator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Apertium (Forcada et al. 2011), a rule-based translator that Debian packages: offline, under the
 * GPL, and therefore separate processes that speak through pipes. Spanish, Catalan, Galician and
 * Esperanto directly; French, Italian and Portuguese by way of Spanish.
 *
 * <p>A route is one pipeline of processes that live as long as this object, because starting them
 * takes a hundred times as long as a sentence does.
 */
public final class Apertium implements Translator {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROBE = "I am happy.";

  /** The longest that the trial fed it, in characters. */
  private static final int LONGEST = 20_000;

  private final ApertiumModes modes;
  private final Duration patience;
  private final Map<Pivot, ApertiumPipeline> pipelines = new LinkedHashMap<>();

  private Apertium(ApertiumModes modes, Duration patience) {
    this.modes = modes;
    this.patience = patience;
  }

  /**
   * Starts the processes of the routes and has each translate a first sentence.
   *
   * @throws TranslationException naming what is missing or does not work
   */
  public static Apertium open(List<Pivot> pivots) {
    return open(pivots, ApertiumModes.DEBIAN, PATIENCE);
  }

  static Apertium open(List<Pivot> pivots, Path modes, Duration patience) {
    Apertium apertium = new Apertium(new ApertiumModes(modes), patience);
    apertium.modes.require(pivots);
    try {
      pivots.forEach(apertium::start);
      return apertium;
    } catch (RuntimeException e) {
      apertium.close();
      throw e;
    }
  }

  private void start(Pivot pivot) {
    List<List<String>> stages = modes.stages(pivot);
    ApertiumPipeline pipeline;
    try {
      pipeline = new ApertiumPipeline(stages, patience);
    } catch (IOException e) {
      throw new TranslationException(
          "A command of Apertium cannot be started; install all of it with: apt-get install apertium (%s)."
              .formatted(e.getMessage()),
          e);
    }
    synchronized (pipelines) {
      pipelines.put(pivot, pipeline);
    }
    try {
      pipeline.ask(PROBE);
    } catch (IOException e) {
      throw new TranslationException(
          "Apertium does not translate to %s and back, though its modes %s are there (%s); install its packages again."
              .formatted(pivot.name(), String.join(", ", ApertiumModes.way(pivot)), e.getMessage()),
          e);
    }
  }

  @Override
  public String name() {
    return "apertium";
  }

  @Override
  public int batch() {
    return 32;
  }

  @Override
  public List<String> thereAndBack(Pivot pivot, List<String> sentences) {
    return sentences.stream().map(sentence -> thereAndBack(pivot, sentence)).toList();
  }

  /**
   * A sentence that stops the processes twice has no answer, and the next one finds new processes:
   * some sentences crash a stage of Apertium every time.
   */
  private String thereAndBack(Pivot pivot, String sentence) {
    if (sentence.isBlank() || sentence.length() > LONGEST) {
      return "";
    }
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        return running(pivot).ask(sentence);
      } catch (IOException e) {
        restart(pivot);
      }
    }
    return "";
  }

  private ApertiumPipeline running(Pivot pivot) {
    synchronized (pipelines) {
      ApertiumPipeline pipeline = pipelines.get(pivot);
      if (pipeline == null) {
        throw new TranslationException("Apertium was not started for %s.".formatted(pivot.name()));
      }
      return pipeline;
    }
  }

  private void restart(Pivot pivot) {
    running(pivot).close();
    start(pivot);
  }

  /** The routes of which all processes run. */
  long running() {
    synchronized (pipelines) {
      return pipelines.values().stream().filter(ApertiumPipeline::isAlive).count();
    }
  }

  @Override
  public void close() {
    synchronized (pipelines) {
      pipelines.values().forEach(ApertiumPipeline::close);
      pipelines.clear();
    }
  }
}
