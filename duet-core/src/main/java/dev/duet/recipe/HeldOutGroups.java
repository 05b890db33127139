package dev.duet.recipe;

import dev.duet.evaluate.Evaluation;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.Trust;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups of speakers, each judged by a model that had not heard them. */
final class HeldOutGroups {
  private final List<Group> groups = new ArrayList<>();

  /**
   * A group.
   *
   * @param name of it
   * @param judged its clips, not tempered
   * @param calibration the same clips, where the model can tell how familiar they are
   */
  private record Group(String name, List<Judged> judged, Optional<VoiceCalibration> calibration) {}

  /** Takes in a group. */
  void add(String name, List<Judged> judged, Optional<VoiceCalibration> calibration) {
    groups.add(new Group(name, judged, calibration));
  }

  /** What was made of all clips, not tempered. */
  List<Judged> judged() {
    return judged(groups);
  }

  private static List<Judged> judged(List<Group> of) {
    return of.stream().flatMap(group -> group.judged.stream()).toList();
  }

  /** What all groups say of how sure a model may be; nothing where models cannot tell. */
  VoiceCalibration calibration() {
    return calibration(groups);
  }

  private static VoiceCalibration calibration(List<Group> of) {
    return VoiceCalibration.together(
        of.stream().flatMap(group -> group.calibration.stream()).toList());
  }

  /**
   * How good the models are, by group. How sure they may be is learnt from the other groups, since
   * its own would flatter a group; where there are no others, they are as sure as they say.
   *
   * @param corpora names of those that all were trained on
   */
  Map<String, Evaluation> figures(List<String> corpora) {
    Map<String, Evaluation> figures = new LinkedHashMap<>();
    for (Group group : groups) {
      figures.put(
          "audio_unheard_" + group.name,
          Evaluation.of(Judged.outcomes(calibrated(group, corpora))));
    }
    return figures;
  }

  /** How far what is made of voices that are not known is trusted, as sure as for the figures. */
  double trust(List<String> corpora) {
    return Trust.of(
        groups.stream()
            .flatMap(group -> Judged.outcomes(calibrated(group, corpora)).stream())
            .toList());
  }

  private List<Judged> calibrated(Group group, List<String> corpora) {
    List<Group> others = new ArrayList<>(groups);
    others.remove(group);
    if (others.isEmpty()) {
      return group.judged;
    }
    Optional<AdaptiveTemperature> adaptive = calibration(others).adaptive(corpora);
    return adaptive.isPresent() && group.calibration.isPresent()
        ? group.calibration.get().calibrated(adaptive.get(), corpora)
        : Judged.tempered(group.judged, Temperature.fit(Judged.outcomes(judged(others))));
  }
}
