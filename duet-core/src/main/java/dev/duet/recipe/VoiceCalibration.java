package dev.duet.recipe;

import dev.duet.corpus.Partition;
import dev.duet.fusion.AdaptiveTemperature;
import dev.duet.fusion.AdaptiveTemperature.Item;
import dev.duet.fusion.Temperature;
import dev.duet.voice.Familiarity;
import dev.duet.voice.VoiceModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Learns how sure a model may be from voices that others like it had not heard. Their models need
 * not know the same corpora: what was found of a corpus is kept by its name.
 */
public final class VoiceCalibration {
  private final List<Heard> heard = new ArrayList<>();

  /** What a model made of a clip, and how familiar it was, by the names of corpora. */
  private record Heard(Judged judged, Map<String, Double> corpora, double distance) {

    double[] known(List<String> names) {
      List<Double> shares = names.stream().map(name -> corpora.getOrDefault(name, 0.0)).toList();
      return new Familiarity(shares, distance).values();
    }
  }

  /**
   * Takes in a clip of a voice that a model had not heard.
   *
   * @param corpora names of those that the model was trained on, in its order
   */
  private void add(Judged judged, Familiarity familiarity, List<String> corpora) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (int i = 0; i < corpora.size(); i++) {
      shares.put(corpora.get(i), familiarity.corpora().get(i));
    }
    heard.add(new Heard(judged, shares, familiarity.distance()));
  }

  /**
   * Takes in what a model made of voices that it had not heard.
   *
   * @param trained what it was trained on
   */
  void add(List<Judged> judged, VoiceModel model, VoiceStage stage, Partition trained) {
    List<String> corpora = stage.corpora(trained);
    for (Judged each : judged) {
      float[] embedding = model.embed(stage.frames(each.sample()));
      add(each, model.familiarity(embedding, model.stranger()), corpora);
    }
  }

  /** One temperature for all that a model says. */
  public Temperature temperature() {
    return Temperature.fit(heard.stream().map(each -> each.judged.outcome()).toList());
  }

  /**
   * A temperature that depends on how familiar an utterance sounds.
   *
   * @param corpora names of those that the model in question was trained on, in its order
   * @return nothing where nothing was heard
   */
  public Optional<AdaptiveTemperature> adaptive(List<String> corpora) {
    return heard.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AdaptiveTemperature.fit(
                heard.stream()
                    .map(each -> new Item(each.judged.outcome(), each.known(corpora)))
                    .toList()));
  }

  /** What was made of the clips, each at its temperature. */
  List<Judged> calibrated(AdaptiveTemperature temperature, List<String> corpora) {
    return heard.stream()
        .map(
            each ->
                new Judged(
                    each.judged.sample(),
                    temperature.at(each.known(corpora)).apply(each.judged.scores())))
        .toList();
  }
}
