package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
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
import java.util.stream.Stream;

/**
 * Learns how sure a model may be from voices that others like it had not heard, some of them in
 * loud places. Their models need not know the same corpora: what was found of a corpus is kept by
 * its name.
 */
public final class VoiceCalibration {
  private final List<Heard> clean = new ArrayList<>();
  private final List<Heard> noisy = new ArrayList<>();

  /** What a model made of a clip, and how familiar it was, by the names of corpora. */
  private record Heard(Judged judged, Map<String, Double> corpora, double distance) {

    /**
     * Asks a model; to one that cannot tell, everything is as familiar.
     *
     * @param trained names of the corpora that it was trained on, in its order
     */
    static Heard of(Sample sample, Matrix frames, VoiceModel model, List<String> trained) {
      Judged judged = new Judged(sample, model.score(frames));
      if (!model.learnsVoices()) {
        return new Heard(judged, Map.of(), 1);
      }
      Familiarity familiarity = model.familiarity(model.embed(frames), model.stranger());
      Map<String, Double> shares = new LinkedHashMap<>();
      for (int i = 0; i < trained.size(); i++) {
        shares.put(trained.get(i), familiarity.corpora().get(i));
      }
      return new Heard(judged, shares, familiarity.distance());
    }

    double[] known(List<String> names) {
      List<Double> shares = names.stream().map(name -> corpora.getOrDefault(name, 0.0)).toList();
      return new Familiarity(shares, distance).values();
    }
  }

  /**
   * Takes in what a model makes of clips of voices that it has not heard, and of some of them in
   * loud places.
   *
   * @param trained what it was trained on
   */
  public void add(List<Sample> clips, VoiceModel model, VoiceStage stage, Partition trained) {
    List<String> corpora = stage.corpora(trained);
    VoiceStage heard = stage.heardBy(model);
    for (Sample clip : clips) {
      add(clip, heard.frames(clip), model, corpora);
    }
    if (model.learnsVoices()) {
      for (Sample clip : LoudPlace.some(clips)) {
        Matrix frames = heard.frames(clip, LoudPlace.NAME, LoudPlace::of);
        noisy.add(Heard.of(clip, frames, model, corpora));
      }
    }
  }

  /**
   * Takes in what a model makes of a clip.
   *
   * @param frames of it
   * @param trained names of the corpora that the model was trained on, in its order
   */
  public void add(Sample clip, Matrix frames, VoiceModel model, List<String> trained) {
    clean.add(Heard.of(clip, frames, model, trained));
  }

  /** What several have taken in. */
  public static VoiceCalibration together(List<VoiceCalibration> parts) {
    VoiceCalibration all = new VoiceCalibration();
    for (VoiceCalibration part : parts) {
      all.clean.addAll(part.clean);
      all.noisy.addAll(part.noisy);
    }
    return all;
  }

  /** One temperature for all that a model says. */
  public Temperature temperature() {
    return Temperature.fit(clean.stream().map(each -> each.judged.outcome()).toList());
  }

  /**
   * A temperature that depends on how familiar an utterance sounds.
   *
   * @param corpora names of those that the model in question was trained on, in its order
   * @return nothing where nothing was heard
   */
  public Optional<AdaptiveTemperature> adaptive(List<String> corpora) {
    return clean.isEmpty()
        ? Optional.empty()
        : Optional.of(
            AdaptiveTemperature.fit(
                Stream.concat(clean.stream(), noisy.stream())
                    .map(each -> new Item(each.judged.outcome(), each.known(corpora)))
                    .toList()));
  }

  /** What was made of the clips as they are, each at its temperature. */
  public List<Judged> calibrated(AdaptiveTemperature temperature, List<String> corpora) {
    return clean.stream()
        .map(
            each ->
                new Judged(
                    each.judged.sample(),
                    temperature.at(each.known(corpora)).apply(each.judged.scores())))
        .toList();
  }
}
