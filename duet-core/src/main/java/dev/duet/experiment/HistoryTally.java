package dev.duet.experiment;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.experiment.SpeakerHistories.Judgement;
import dev.duet.recipe.VoiceStage;
import dev.duet.voice.Tone;
import dev.duet.voice.VoiceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what models make of unheard voices once they have heard something of them. */
final class HistoryTally {
  private final List<Corpus> parts;
  private final int seed;
  private final Map<String, VoiceTally> tallies = new LinkedHashMap<>();

  HistoryTally(List<Corpus> parts, int seed) {
    this.parts = parts;
    this.seed = seed;
  }

  /** Judges the test part of a partition after histories of every kind. */
  void add(Partition partition, VoiceModel model, VoiceStage stage) {
    Map<String, List<Sample>> speakers =
        partition.test().stream()
            .collect(
                Collectors.groupingBy(
                    s -> s.speaker().orElseThrow(), TreeMap::new, Collectors.toList()));
    Map<String, List<VoiceTally.Heard>> judged = new LinkedHashMap<>();
    for (List<Sample> clips : speakers.values()) {
      SpeakerHistories histories =
          new SpeakerHistories(
              model,
              clips.stream().map(clip -> model.embed(stage.frames(clip))).toList(),
              clips.stream().map(clip -> model.spec().tones().indexOf(tone(clip))).toList());
      for (int length : SpeakerHistories.LENGTHS) {
        String name = length == SpeakerHistories.ALL ? "all" : Integer.toString(length);
        note(judged, name, clips, histories.after(length), model);
      }
      String skewed = SpeakerHistories.SKEWED + " of one tone";
      note(judged, skewed, clips, histories.afterOneTone(), model);
    }
    judged.forEach(
        (name, heard) ->
            tallies.computeIfAbsent(name, n -> new VoiceTally(parts, seed)).add(partition, heard));
  }

  private static Tone tone(Sample clip) {
    return Tone.of(clip.emotion(), clip.label());
  }

  private static void note(
      Map<String, List<VoiceTally.Heard>> judged,
      String name,
      List<Sample> clips,
      List<Judgement> judgements,
      VoiceModel model) {
    List<VoiceTally.Heard> noted = judged.computeIfAbsent(name, n -> new ArrayList<>());
    for (Judgement judgement : judgements) {
      noted.add(
          new VoiceTally.Heard(
              clips.get(judgement.clip()), model.spec().tones(), judgement.probabilities()));
    }
  }

  /** A line for each kind of history and group of voices. */
  List<HistoryFigures> figures() {
    List<HistoryFigures> figures = new ArrayList<>();
    tallies.forEach(
        (name, tally) ->
            tally.figures().forEach(each -> figures.add(new HistoryFigures(name, each))));
    return figures;
  }
}
