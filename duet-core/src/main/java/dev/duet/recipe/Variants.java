package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Augmenter;
import dev.duet.corpus.Sample;
import dev.duet.voice.Ear;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The features of varied recordings, made when a training first asks for them and kept for the
 * next. Babble is mixed from recordings of the training part, so a copy that has some is made anew
 * for another part; there is never more than one set of copies of a recording.
 */
final class Variants {
  /** Recordings that babble is mixed from. */
  private static final int TALKERS = 24;

  private final AudioAugmentation augmentation;
  private final Ear ear;
  private final FrameCache cache;
  private final UnaryOperator<Matrix> gist;
  private final Map<String, List<Copy>> made = new HashMap<>();

  /**
   * What is kept of a copy's features, and the samples its babble was mixed from; none if it has no
   * babble.
   */
  private record Copy(Matrix frames, List<String> talkers) {}

  /**
   * Variants of nothing yet.
   *
   * @param gist what a training needs of a variant's features, which is all that is kept of them
   */
  Variants(AudioAugmentation augmentation, Ear ear, FrameCache cache, UnaryOperator<Matrix> gist) {
    this.augmentation = augmentation;
    this.ear = ear;
    this.cache = cache;
    this.gist = gist;
  }

  /**
   * The variants of every sample of a training part, by the samples' ids.
   *
   * @throws dev.duet.audio.AudioException naming the first recording that cannot be varied
   */
  Map<String, List<Matrix>> of(List<Sample> training, Watcher watcher) {
    List<Sample> talkers = talkers(training);
    List<String> names = talkers.stream().map(Sample::id).toList();
    List<Waveform> background =
        talkers.stream().map(talker -> VoiceStage.heard(talker, sound -> sound)).toList();
    List<Augmenter> augmenters =
        augmentation.plans().stream().map(plan -> new Augmenter(plan, background)).toList();
    Map<String, List<Matrix>> variants = new HashMap<>();
    for (Sample sample : training) {
      List<Copy> before = made.getOrDefault(sample.id(), List.of());
      if (before.isEmpty() || !before.stream().allMatch(copy -> fits(copy, names))) {
        made.put(
            sample.id(),
            VoiceStage.heard(sample, sound -> copies(sample, sound, augmenters, names, before)));
      }
      variants.put(sample.id(), made.get(sample.id()).stream().map(Copy::frames).toList());
      watcher.items(variants.size(), training.size());
    }
    return variants;
  }

  /** The samples of which there are variants. */
  Set<String> made() {
    return Collections.unmodifiableSet(made.keySet());
  }

  private static boolean fits(Copy copy, List<String> talkers) {
    return copy.talkers.isEmpty() || copy.talkers.equals(talkers);
  }

  private List<Copy> copies(
      Sample sample,
      Waveform sound,
      List<Augmenter> augmenters,
      List<String> talkers,
      List<Copy> before) {
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < augmenters.size(); i++) {
      if (!before.isEmpty() && fits(before.get(i), talkers)) {
        copies.add(before.get(i));
        continue;
      }
      Augmenter augmenter = augmenters.get(i);
      long seed = augmentation.seedOf(sample.id(), i);
      boolean babbles = augmenter.babbles(seed);
      Supplier<Matrix> making = () -> ear.of(augmenter.apply(sound, seed));
      // What is talked in the background depends on who is held out.
      String name = "%s#%d, seed %d".formatted(sample.id(), i, augmentation.seed());
      Matrix frames = babbles ? making.get() : cache.of(name, making);
      copies.add(new Copy(gist.apply(frames), babbles ? talkers : List.of()));
    }
    return copies;
  }

  /** Those whose seeds come first; none if there is no babble. */
  List<Sample> talkers(List<Sample> training) {
    if (!augmentation.babbles()) {
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
