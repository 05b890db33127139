package dev.duet.text.translate;

import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Makes variants of training sentences: each goes there and back on every route, known errors are
 * mended, and what passes the gates is kept (Sennrich et al. 2016; Yu et al. 2018, QANet, for
 * classifiers).
 *
 * @param translator the engine
 * @param cache of its answers and the labeller's
 * @param gate by words
 * @param heldOut whether a text is one of the validation or test part, and may not come out
 * @param labeller the gate by meaning, if there is one
 * @param threads routes under way at once
 */
public record BackTranslator(
    Translator translator,
    AnswerCache cache,
    QualityGate gate,
    Predicate<String> heldOut,
    Optional<Labeller> labeller,
    int threads) {
  /** Many at once, because the model sorts them by length and pads less. */
  private static final int LABEL_BATCH = 512;

  /** Variants, and an account of what came of each route. */
  public record Result(BackTranslations variants, List<RouteTally> tallies) {}

  /** What passed all gates but the labeller. */
  private record Candidate(TextVariant variant, RouteCount count) {}

  private static final class RouteCount {
    private final Map<Rejection, Integer> rejected = new EnumMap<>(Rejection.class);
    private int kept;

    void reject(Rejection reason) {
      rejected.merge(reason, 1, Integer::sum);
    }
  }

  /**
   * Makes the variants of all sentences.
   *
   * @throws TranslationException if the engine fails
   * @throws IOException if the cache cannot be read or written
   */
  public Result run(List<Sentence> sentences, List<Pivot> pivots, Progress progress)
      throws IOException {
    Map<Pivot, Map<String, String>> answers = new LinkedHashMap<>();
    Map<Pivot, AnswerCache.Asked> asked = translate(sentences, pivots, answers, progress);
    Map<Pivot, RouteCount> counts = new LinkedHashMap<>();
    pivots.forEach(pivot -> counts.put(pivot, new RouteCount()));
    List<Candidate> candidates = new ArrayList<>();
    for (Sentence sentence : sentences) {
      Set<String> others = new HashSet<>();
      for (Pivot pivot : pivots) {
        RouteCount count = counts.get(pivot);
        String source = Spelling.restored(sentence.text());
        String repaired = Repairs.apply(source, answers.get(pivot).get(source));
        String variant = Spelling.like(sentence.text(), repaired);
        Optional<Rejection> reason =
            gate.judge(source, repaired)
                .or(() -> Optional.of(Rejection.HELD_OUT).filter(r -> heldOut.test(variant)))
                .or(() -> Optional.of(Rejection.REPEATED).filter(r -> !others.add(variant)));
        reason.ifPresentOrElse(
            count::reject,
            () -> candidates.add(new Candidate(variant(sentence, pivot, variant), count)));
      }
    }
    List<TextVariant> kept = unflipped(candidates, progress);
    return new Result(
        new BackTranslations(kept),
        pivots.stream().map(p -> tally(p, asked.get(p), counts.get(p))).toList());
  }

  private static TextVariant variant(Sentence sentence, Pivot pivot, String text) {
    return new TextVariant(sentence.id(), sentence.label(), pivot.code(), sentence.text(), text);
  }

  private static RouteTally tally(Pivot pivot, AnswerCache.Asked asked, RouteCount count) {
    return new RouteTally(
        pivot.code(), pivot.name(), asked.questions(), asked.seconds(), count.kept, count.rejected);
  }

  private Map<Pivot, AnswerCache.Asked> translate(
      List<Sentence> sentences,
      List<Pivot> pivots,
      Map<Pivot, Map<String, String>> answers,
      Progress progress)
      throws IOException {
    Set<String> sources = new LinkedHashSet<>();
    sentences.forEach(sentence -> sources.add(Spelling.restored(sentence.text())));
    List<String> questions = List.copyOf(sources);
    AtomicInteger done = new AtomicInteger();
    ExecutorService routes = Executors.newFixedThreadPool(threads);
    try {
      Map<Pivot, Future<AnswerCache.Asked>> running = new LinkedHashMap<>();
      for (Pivot pivot : pivots) {
        Map<String, String> ofRoute = new HashMap<>();
        answers.put(pivot, ofRoute);
        running.put(
            pivot,
            routes.submit(
                () ->
                    cache.ask(
                        translator.name() + "-" + pivot.code(),
                        questions,
                        translator.batch(),
                        batch -> translator.thereAndBack(pivot, batch),
                        ofRoute,
                        step ->
                            progress.at(
                                "translating",
                                done.addAndGet(step),
                                questions.size() * pivots.size()))));
      }
      Map<Pivot, AnswerCache.Asked> asked = new LinkedHashMap<>();
      for (Map.Entry<Pivot, Future<AnswerCache.Asked>> route : running.entrySet()) {
        asked.put(route.getKey(), outcome(route.getValue()));
      }
      return asked;
    } finally {
      end(routes);
    }
  }

  /** Where one route has failed, the others end after their batch and give their files free. */
  private static void end(ExecutorService routes) {
    routes.shutdownNow();
    try {
      if (!routes.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new TranslationException("A route does not end; run it again later.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static AnswerCache.Asked outcome(Future<AnswerCache.Asked> route) throws IOException {
    try {
      return route.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TranslationException("Interrupted; what was translated is in the cache.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** The candidates in which the labeller reads what it reads in their sources. */
  private List<TextVariant> unflipped(List<Candidate> candidates, Progress progress)
      throws IOException {
    Map<String, String> labels = new HashMap<>();
    if (labeller.isPresent()) {
      Set<String> texts = new LinkedHashSet<>();
      for (Candidate candidate : candidates) {
        texts.add(candidate.variant.source());
        texts.add(candidate.variant.text());
      }
      AtomicInteger done = new AtomicInteger();
      cache.ask(
          "label-" + labeller.get().name(),
          List.copyOf(texts),
          LABEL_BATCH,
          batch -> labeller.get().labels().apply(batch).stream().map(Emotion::label).toList(),
          labels,
          step -> progress.at("reading", done.addAndGet(step), texts.size()));
    }
    List<TextVariant> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      String before = labels.get(candidate.variant.source());
      if (before == null || before.equals(labels.get(candidate.variant.text()))) {
        candidate.count.kept++;
        kept.add(candidate.variant);
      } else {
        candidate.count.reject(Rejection.LABEL_FLIP);
      }
    }
    return kept;
  }
}
