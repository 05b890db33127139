package dev.duet.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All runs of a choice.
 *
 * @param runs candidate by candidate; all with the same speakers and seeds in the same order
 * @param voices how the strange voices were made; the first ranks
 */
public record ChoiceResults(List<ChoiceRun> runs, List<Disguise> voices) {

  /** Copies the lists. */
  public ChoiceResults {
    runs = List.copyOf(runs);
    voices = List.copyOf(voices);
  }

  /**
   * A mean over runs, and how far chance in the clips may have moved it.
   *
   * @param mean of the runs' means
   * @param error standard error; a clip counts once, however many voices it is heard in
   */
  public record Estimate(double mean, double error) {

    /** Of the clips of several runs, all of which weigh the same. */
    private static Estimate of(List<double[]> runs) {
      double mean = 0;
      double variance = 0;
      for (double[] clips : runs) {
        double own = 0;
        for (double clip : clips) {
          own += clip / clips.length;
        }
        double squares = 0;
        for (double clip : clips) {
          squares += (clip - own) * (clip - own);
        }
        mean += own / runs.size();
        variance += squares / Math.max(1, clips.length - 1) / clips.length;
      }
      return new Estimate(mean, Math.sqrt(variance) / runs.size());
    }
  }

  /**
   * How one candidate did.
   *
   * @param candidate its name
   * @param accuracy by the way the voices were made
   * @param nll negative log-likelihood in the voices that rank, in nats
   * @param behind how much less accurate it is than the first in the voices that rank, clip by clip
   * @param speakers accuracy in the voices that rank, by the speaker who was heard
   */
  public record Standing(
      String candidate,
      Map<Disguise, Estimate> accuracy,
      double nll,
      Estimate behind,
      Map<String, Double> speakers) {}

  /** The candidates, the most accurate first; of equals, the one of the lower NLL. */
  public List<Standing> ranking() {
    Map<String, List<ChoiceRun>> byCandidate = new LinkedHashMap<>();
    runs.forEach(
        run -> byCandidate.computeIfAbsent(run.candidate(), c -> new ArrayList<>()).add(run));
    Disguise ranking = voices.get(0);
    Comparator<List<ChoiceRun>> order =
        Comparator.comparingDouble(
            own -> -Estimate.of(each(own, ranking, ChoiceRun.Clip::accuracy)).mean());
    List<List<ChoiceRun>> ranked =
        byCandidate.values().stream()
            .sorted(
                order.thenComparingDouble(
                    own -> Estimate.of(each(own, ranking, ChoiceRun.Clip::nll)).mean()))
            .toList();
    return ranked.stream().map(own -> standing(own, ranked.get(0))).toList();
  }

  private Standing standing(List<ChoiceRun> own, List<ChoiceRun> first) {
    Disguise ranking = voices.get(0);
    Map<Disguise, Estimate> accuracy = new LinkedHashMap<>();
    for (Disguise disguise : voices) {
      accuracy.put(disguise, Estimate.of(each(own, disguise, ChoiceRun.Clip::accuracy)));
    }
    List<double[]> ours = each(own, ranking, ChoiceRun.Clip::accuracy);
    List<double[]> theirs = each(first, ranking, ChoiceRun.Clip::accuracy);
    List<double[]> behind = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      behind.add(difference(theirs.get(i), ours.get(i)));
    }
    Map<String, Double> speakers = new LinkedHashMap<>();
    for (ChoiceRun run : own) {
      speakers.computeIfAbsent(
          run.speaker(),
          speaker ->
              Estimate.of(
                      each(
                          own.stream().filter(r -> r.speaker().equals(speaker)).toList(),
                          ranking,
                          ChoiceRun.Clip::accuracy))
                  .mean());
    }
    return new Standing(
        own.get(0).candidate(),
        accuracy,
        Estimate.of(each(own, ranking, ChoiceRun.Clip::nll)).mean(),
        Estimate.of(behind),
        speakers);
  }

  private static List<double[]> each(
      List<ChoiceRun> runs, Disguise disguise, ToDoubleFunction<ChoiceRun.Clip> figure) {
    return runs.stream()
        .map(run -> run.heard().get(disguise).stream().mapToDouble(figure).toArray())
        .toList();
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = a[i] - b[i];
    }
    return difference;
  }
}
