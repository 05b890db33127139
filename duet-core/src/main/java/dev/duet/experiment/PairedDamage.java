package dev.duet.experiment;

import dev.duet.bundle.Bundle;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Bootstrap;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.LabelPairing;
import dev.duet.evaluate.LabelPairing.Pair;
import dev.duet.evaluate.Metric;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import dev.duet.recipe.Judged;
import dev.duet.recipe.Watcher;
import dev.duet.text.WrongWords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Label-paired utterances whose sound and words are ever worse, or missing: what each says alone,
 * and what a bundle makes of both.
 */
final class PairedDamage {
  /** Shares of wrong words. */
  static final List<Double> WRONG = List.of(0.0, 0.1, 0.3, 1.0);

  private final Bundle bundle;
  private final Partition sentences;
  private final long seed;
  private final Watcher watcher;

  /**
   * Utterances with the test sentences of a corpus.
   *
   * @param bundle whose text model and rule are asked
   * @param seed of the pairing
   */
  PairedDamage(Bundle bundle, Partition sentences, long seed, Watcher watcher) {
    this.bundle = bundle;
    this.sentences = sentences;
    this.seed = seed;
    this.watcher = watcher;
  }

  /**
   * Measures every sound with every kind of words.
   *
   * @param heard what was made of the same clips in the same order, under each name of a condition
   */
  List<FusionFigures> figures(Map<String, List<Judged>> heard) {
    List<Sample> clips = heard.values().iterator().next().stream().map(Judged::sample).toList();
    List<Pair<Integer, Sample>> pairs =
        LabelPairing.pair(
            IntStream.range(0, clips.size()).boxed().toList(),
            (Integer clip) -> clips.get(clip).emotion(),
            sentences.test(),
            Sample::emotion,
            LabelPairing.SHARED_LABELS,
            seed);
    Map<String, List<Optional<Evidence>>> sounds = new LinkedHashMap<>();
    heard.forEach(
        (name, judged) ->
            sounds.put(
                name,
                pairs.stream()
                    .map(pair -> judged.get(pair.clip()).scores())
                    .map(scores -> Optional.of(bundle.trusted(scores)))
                    .toList()));
    sounds.put(FusionFigures.MISSING, missing(pairs));
    Map<String, List<Read>> texts = read(pairs);
    List<FusionFigures> figures = new ArrayList<>();
    for (Confidence confidence : Confidence.values()) {
      Map<String, List<Optional<Evidence>>> words = new LinkedHashMap<>();
      texts.forEach(
          (kind, read) ->
              words.put(kind, read.stream().map(r -> Optional.of(r.under(confidence))).toList()));
      words.put(FusionFigures.MISSING, missing(pairs));
      sounds.forEach(
          (sound, audio) ->
              words.forEach(
                  (kind, text) -> {
                    if (audio.get(0).isPresent() || text.get(0).isPresent()) {
                      Cell cell = new Cell(confidence, sound, kind, cases(pairs, audio, text));
                      figures.add(cell.figures(FusionFigures.ALL));
                      figures.add(cell.figures(FusionFigures.SHARED));
                    }
                  }));
    }
    return figures;
  }

  private static List<Optional<Evidence>> missing(List<Pair<Integer, Sample>> pairs) {
    return pairs.stream().map(pair -> Optional.<Evidence>empty()).toList();
  }

  /**
   * Words that were read.
   *
   * @param given what they say where somebody gives them
   * @param recognised what they say where a recogniser is certain that it heard them
   */
  private record Read(
      Sample sentence, WrongWords.Heard heard, Evidence given, Evidence recognised) {

    Evidence under(Confidence confidence) {
      if (confidence == Confidence.NONE) {
        return given;
      }
      Random random = new Random(sentence.id().hashCode());
      return recognised.trusted(
          recognised.trust() * confidence.of(heard.wrong(), heard.words(), random));
    }
  }

  /** What the words of the pairs say, ever more of them wrong. */
  private Map<String, List<Read>> read(List<Pair<Integer, Sample>> pairs) {
    List<String> running =
        sentences.train().stream().flatMap(sentence -> sentence.wordList().stream()).toList();
    Map<String, List<Read>> texts = new LinkedHashMap<>();
    for (double rate : WRONG) {
      WrongWords wrong = new WrongWords(rate, running);
      List<Read> read = new ArrayList<>();
      for (Pair<Integer, Sample> pair : pairs) {
        Sample sentence = pair.sentence();
        WrongWords.Heard heard = wrong.in(sentence.words(), new Random(sentence.id().hashCode()));
        read.add(
            new Read(
                sentence,
                heard,
                bundle.read(heard.text()),
                bundle.readRecognised(heard.text(), 1)));
        watcher.items(texts.size() * pairs.size() + read.size(), WRONG.size() * pairs.size());
      }
      texts.put("%.0f %% wrong".formatted(100 * rate), read);
    }
    return texts;
  }

  private List<Case> cases(
      List<Pair<Integer, Sample>> pairs,
      List<Optional<Evidence>> audio,
      List<Optional<Evidence>> text) {
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      Map<Modality, Evidence> evidence = new EnumMap<>(Modality.class);
      audio.get(i).ifPresent(heard -> evidence.put(Modality.AUDIO, heard));
      text.get(i).ifPresent(read -> evidence.put(Modality.TEXT, read));
      cases.add(new Case(pairs.get(i), evidence, bundle.fuse(evidence)));
    }
    return cases;
  }

  /** One utterance. */
  private record Case(Pair<Integer, Sample> pair, Map<Modality, Evidence> evidence, Scores fused) {

    Outcome outcome(Scores scores, String labels) {
      return new Outcome(
          pair.label(),
          labels.equals(FusionFigures.SHARED)
              ? scores.restrictedTo(LabelPairing.SHARED_LABELS)
              : scores);
    }
  }

  /** All utterances under one condition. */
  private record Cell(Confidence confidence, String sound, String words, List<Case> cases) {

    FusionFigures figures(String labels) {
      List<Outcome> fused = cases.stream().map(each -> each.outcome(each.fused(), labels)).toList();
      Map<Modality, List<Outcome>> alone = new EnumMap<>(Modality.class);
      cases
          .get(0)
          .evidence()
          .keySet()
          .forEach(
              modality ->
                  alone.put(
                      modality,
                      cases.stream()
                          .map(each -> each.outcome(each.evidence().get(modality).scores(), labels))
                          .toList()));
      Map<Modality, Double> accuracy = new EnumMap<>(Modality.class);
      alone.forEach((modality, own) -> accuracy.put(modality, Evaluation.of(own).accuracy()));
      Modality better =
          accuracy.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      return new FusionFigures(
          confidence.key(),
          labels,
          sound,
          words,
          cases.size(),
          accuracy.get(Modality.AUDIO),
          accuracy.get(Modality.TEXT),
          Evaluation.of(fused).accuracy(),
          Bootstrap.withSeed(1).difference(Metric.ACCURACY, fused, alone.get(better)).interval());
    }
  }
}
