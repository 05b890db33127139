package dev.duet.experiment;

import dev.duet.corpus.Corpus;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.recipe.Judged;
import dev.duet.recipe.VoiceCalibration;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.voice.VoiceModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Clips over ever louder noise, judged by models that have not heard the voice. How sure these may
 * be is learnt from the voices of all other groups, which the models of those had not heard.
 */
final class UnheardClips {
  /** What is done to clips: nothing, and white noise. */
  static final List<Condition> SOUNDS =
      List.of(Condition.CLEAN, Condition.NOISE_20, Condition.NOISE_10, Condition.NOISE_0);

  private final List<String> corpora;
  private final Set<Sample> chosen;
  private final List<VoiceCalibration> calibrations = new ArrayList<>();
  private final List<Map<Condition, VoiceCalibration>> tested = new ArrayList<>();

  /**
   * No clip is judged yet.
   *
   * @param chosen those that shall be
   */
  UnheardClips(List<Corpus> parts, Set<Sample> chosen) {
    this.corpora = parts.stream().map(Corpus::name).toList();
    this.chosen = new HashSet<>(chosen);
  }

  /** Has the model of a partition judge the clips of its test part. */
  void add(Partition partition, VoiceModel model, VoiceStage stage, Watcher watcher) {
    VoiceCalibration calibration = new VoiceCalibration();
    calibration.add(partition.test(), model, stage, partition);
    calibrations.add(calibration);
    List<String> trained = stage.corpora(partition);
    List<Sample> own = partition.test().stream().filter(chosen::contains).toList();
    Map<Condition, VoiceCalibration> heard = new LinkedHashMap<>();
    for (Condition sound : SOUNDS) {
      VoiceCalibration clips = new VoiceCalibration();
      for (int i = 0; i < own.size(); i++) {
        Sample clip = own.get(i);
        clips.add(
            clip,
            sound == Condition.CLEAN
                ? stage.frames(clip)
                : stage.frames(clip, sound.label(), sound::of),
            model,
            trained);
        watcher.items(i + 1, own.size());
      }
      heard.put(sound, clips);
    }
    tested.add(heard);
  }

  /** What was made of all clips, in one order under each condition. */
  Map<String, List<Judged>> judged() {
    Map<String, List<Judged>> judged = new LinkedHashMap<>();
    for (int group = 0; group < tested.size(); group++) {
      List<VoiceCalibration> others = new ArrayList<>(calibrations);
      others.remove(group);
      AdaptiveTemperature temperature =
          VoiceCalibration.together(others).adaptive(corpora).orElseThrow();
      tested
          .get(group)
          .forEach(
              (sound, clips) ->
                  judged
                      .computeIfAbsent(sound.label(), name -> new ArrayList<>())
                      .addAll(clips.calibrated(temperature, corpora)));
    }
    return judged;
  }
}
