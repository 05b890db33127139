package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.Augmenter;
import dev.duet.corpus.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final CachedEar ear;
  private final UnaryOperator<Matrix> gist;
  private final Map<String, List<Copy>> made = new ConcurrentHashMap<>();

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
  Variants(AudioAugmentation augmentation, CachedEar ear, UnaryOperator<Matrix> gist) {
    this.augmentation = augmentation;
    this.ear = ear;
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
    List<Augmenter> augmenters = augmenters(talkers);
    InParallel.each(training, sample -> make(sample, augmenters, names), watcher);
    Map<String, List<Matrix>> variants = new HashMap<>();
    for (Sample sample : training) {
      variants.put(sample.id(), made.get(sample.id()).stream().map(Copy::frames).toList());
    }
    return variants;
  }

  /**
   * The states before the blocks that are tuned, of the variants of every sample of a training
   * part, in the order of the samples; made when they are asked for.
   */
  List<List<Supplier<Matrix>>> lower(List<Sample> training) {
    List<Augmenter> augmenters = augmenters(talkers(training));
    List<List<Supplier<Matrix>>> all = new ArrayList<>();
    for (Sample sample : training) {
      List<Supplier<Matrix>> copies = new ArrayList<>();
      for (int i = 0; i < augmenters.size(); i++) {
        int number = i;
        Augmenter augmenter = augmenters.get(i);
        copies.add(
            () ->
                ear(sample, number, augmenter)
                    .lower(sample, name(sample, number), change(sample, number, augmenter)));
      }
      all.add(copies);
    }
    return all;
  }

  private List<Augmenter> augmenters(List<Sample> talkers) {
    List<Waveform> background =
        talkers.stream().map(talker -> VoiceStage.heard(talker, sound -> sound)).toList();
    return augmentation.plans().stream().map(plan -> new Augmenter(plan, background)).toList();
  }

  private String name(Sample sample, int number) {
    return "%s#%d, seed %d".formatted(sample.id(), number, augmentation.seed());
  }

  private UnaryOperator<Waveform> change(Sample sample, int number, Augmenter augmenter) {
    long seed = augmentation.seedOf(sample.id(), number);
    return sound -> augmenter.apply(sound, seed);
  }

  private boolean babbles(Sample sample, int number, Augmenter augmenter) {
    return augmenter.babbles(augmentation.seedOf(sample.id(), number));
  }

  /** What is talked in the background depends on who is held out, so that is not kept. */
  private CachedEar ear(Sample sample, int number, Augmenter augmenter) {
    return babbles(sample, number, augmenter) ? ear.forgetful() : ear;
  }

  /** The samples of which there are variants. */
  Set<String> made() {
    return Collections.unmodifiableSet(made.keySet());
  }

  private static boolean fits(Copy copy, List<String> talkers) {
    return copy.talkers.isEmpty() || copy.talkers.equals(talkers);
  }

  private void make(Sample sample, List<Augmenter> augmenters, List<String> talkers) {
    List<Copy> before = made.getOrDefault(sample.id(), List.of());
    if (before.isEmpty() || !before.stream().allMatch(copy -> fits(copy, talkers))) {
      made.put(sample.id(), copies(sample, augmenters, talkers, before));
    }
  }

  private List<Copy> copies(
      Sample sample, List<Augmenter> augmenters, List<String> talkers, List<Copy> before) {
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < augmenters.size(); i++) {
      if (!before.isEmpty() && fits(before.get(i), talkers)) {
        copies.add(before.get(i));
        continue;
      }
      Augmenter augmenter = augmenters.get(i);
      Matrix frames =
          ear(sample, i, augmenter).frames(sample, name(sample, i), change(sample, i, augmenter));
      List<String> heard = babbles(sample, i, augmenter) ? talkers : List.of();
      copies.add(new Copy(gist.apply(frames), heard));
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
