package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Augmenter;
import dev.duet.corpus.Sample;
import dev.duet.voice.FrameFeatures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features of varied recordings, made when a training first asks for them and kept for the
 * next. Babble is mixed from recordings of the training part, so a variant that has some is made
 * anew for another part; so there is never more than one set of variants of a recording.
 */
final class Variants {
  /** Recordings that babble is mixed from. */
  private static final int TALKERS = 24;

  private final AudioAugmentation augmentation;
  private final FrameFeatures features;
  private final Map<String, Copies> made = new HashMap<>();

  /** The copies of a recording and the samples whose voices may be heard in their babble. */
  private record Copies(List<String> talkers, List<Matrix> frames) {}

  Variants(AudioAugmentation augmentation, FrameFeatures features) {
    this.augmentation = augmentation;
    this.features = features;
  }

  /**
   * The variants of every sample of a training part, by the samples' ids.
   *
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be varied
   */
  Map<String, List<Matrix>> of(List<Sample> training, Watcher watcher) {
    List<Sample> talkers = talkers(training);
    List<String> names = talkers.stream().map(Sample::id).toList();
    Augmenter augmenter =
        new Augmenter(
            augmentation.plan(),
            talkers.stream().map(talker -> VoiceStage.heard(talker, sound -> sound)).toList());
    Map<String, List<Matrix>> variants = new HashMap<>();
    for (Sample sample : training) {
      Copies copies = made.get(sample.id());
      if (copies == null || !copies.talkers.equals(names)) {
        copies =
            VoiceStage.heard(sample, sound -> new Copies(names, copies(sample, sound, augmenter)));
        made.put(sample.id(), copies);
      }
      variants.put(sample.id(), copies.frames);
      watcher.items(variants.size(), training.size());
    }
    return variants;
  }

  /** The samples of which there are variants. */
  Set<String> made() {
    return Collections.unmodifiableSet(made.keySet());
  }

  private List<Matrix> copies(Sample sample, Waveform sound, Augmenter augmenter) {
    List<Matrix> copies = new ArrayList<>();
    for (int copy = 0; copy < augmentation.copies(); copy++) {
      long seed = augmentation.seedOf(sample.id(), copy);
      copies.add(features.of(augmenter.apply(sound, seed)));
    }
    return copies;
  }

  /** Those whose seeds come first; none if there is no babble. */
  List<Sample> talkers(List<Sample> training) {
    if (augmentation.plan().babble().isEmpty()) {
      return List.of();
    }
    return training.stream()
        .sorted(
            Comparator.comparingLong((Sample s) -> augmentation.seedOf(s.id(), 0))
                .thenComparing(Sample::id))
        .limit(TALKERS)
        .toList();
  }
}
