package dev.duet.audio.spectrum;

/** What a frame sees beyond the ends of a recording, by librosa's names of {@code pad_mode}. */
public enum Padding {
  /** Silence: {@code constant}. */
  ZEROS {
    @Override
    float at(float[] samples, long index) {
      return 0;
    }
  },
  /** The recording in a mirror at its first and last sample, which stand alone: {@code reflect}. */
  REFLECTION {
    @Override
    float at(float[] samples, long index) {
      int last = samples.length - 1;
      if (last == 0) {
        return samples[0];
      }
      // A recording shorter than a frame is seen in mirrors of mirrors.
      int offset = Math.toIntExact(Math.floorMod(index, 2L * last));
      return samples[offset <= last ? offset : 2 * last - offset];
    }
  };

  /** The sample at an index before the first one or behind the last one. */
  abstract float at(float[] samples, long index);
}
