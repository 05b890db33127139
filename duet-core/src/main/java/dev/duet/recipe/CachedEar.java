package dev.duet.recipe;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.corpus.Sample;
import dev.duet.voice.Ear;
import java.util.function.UnaryOperator;

/**
 * Hears recordings, and keeps on disk what the next training hears alike: the frames, or, where the
 * upper blocks of an encoder are tuned to each training, the states before these.
 *
 * @param ear the caller closes it
 * @param cache of what it has made before
 * @param isDivided whether the states are kept instead of the frames
 */
record CachedEar(Ear ear, FrameCache cache, boolean isDivided) {

  /** One that goes on from the same states. */
  CachedEar with(Ear other) {
    return new CachedEar(other, cache, isDivided);
  }

  /** One that keeps nothing. */
  CachedEar forgetful() {
    return new CachedEar(ear, FrameCache.none(), isDivided);
  }

  /**
   * The frames of a sample's recording after something happened to it.
   *
   * @param name of it all, under which it is kept
   * @param change of the recording, mixed to mono; the same every time
   * @throws dev.duet.audio.AudioException naming the file if it cannot be heard
   */
  Matrix frames(Sample sample, String name, UnaryOperator<Waveform> change) {
    return isDivided
        ? ear.upper(lower(sample, name, change))
        : cache.of(name, () -> VoiceStage.heard(sample, sound -> ear.of(change.apply(sound))));
  }

  /** The states before the blocks that are tuned, likewise. */
  Matrix lower(Sample sample, String name, UnaryOperator<Waveform> change) {
    return cache.of(name, () -> VoiceStage.heard(sample, sound -> ear.lower(change.apply(sound))));
  }
}
