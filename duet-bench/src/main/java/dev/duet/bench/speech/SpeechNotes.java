package dev.duet.bench.speech;

/** What belongs beside the figures: how they come about, and what was looked at before. */
final class SpeechNotes {
  static final String METHOD =
      """
      Both sides hear the same samples at 16,000 Hz, in turns of five sounds, in one run: float32, two threads each, greedy,
      with the times of words, each window led by the words before, a process each. faster-whisper pads every sound to 30 s. Duet
      encodes a short sound with 3 s of silence behind it, and a sound again in a whole window where the short one left it
      unsure; *30 s windows* is Duet without that. Words are compared as `duet evaluate --asr` compares them: in lower case,
      without punctuation, accents and hums, contractions written out, numbers in digits. Errors are of an open vocabulary.
      Times by the clock suffer from other work on the machine, most where two threads wait for each other; processor time is
      that of both threads, which sleep while they wait.
      """;

  static final String CLIPS =
      """
      200 clips of each corpus, spread evenly over its files in the order of their names; all are shorter than 5 s.

      **The padding that short clips need.** The model was trained on 30 s and tells the end of speech by the silence behind it.
      With too little of it, it goes on talking: it says the sentence again or invents a reply. The silence must be heard, as
      zeros in the sound, not appended as zeros to the spectrogram, which the model takes for noise. Three seconds were chosen on
      clips that are not among these: on 160 of RAVDESS the word error rate was .027, .020 and .018 with 2, 3 and 4 s, on
      clips of TESS .030 with each. Decoding also ends at a timestamp within .6 s of the clip's end, and a sound is heard
      again in a whole window if its words are said twice or have a mean log-probability below -.85.

      **Looks at these clips.** Their errors were seen before the padding was chosen (on the other clips), when Duet had .0500 on
      TESS and .0150 on RAVDESS. The second hearing was chosen on the 760 other clips of RAVDESS: there it takes 74 errors in
      4,560 words to 64 (.0162 to .0140). Whole windows make no fewer (.018, estimated from 82 of them), mostly the same ones, and
      what they do better is the sentence said twice. A bound of -.7 would mend more, but hear every fifth clip of TESS twice.
      Figures of these choices are of programs that were not kept.
      """;

  static final String WINDOWS =
      """
      Each is full of clips, .1 to .5 s apart. Here a short context has nothing to save.
      """;

  static final String LONG =
      """
      The same clips in random order, .3 to 2 s apart, ten minutes of them, each side in a fresh process that heard the first
      minute before. What memory grows by from a minute to ten: see docs/recognition.md.
      """;

  static final String INVENTED =
      """
      Silence and noise floors, chords, white and pink noise, beeps of 1 to 10 s, made by `Wordless`, seeds 0 to 99. Words count as
      invented if any are written down. The bounds of what is dropped (`Decoded`: no-speech above .38 and a mean
      log-probability below -.85) were set after looking at sounds of four other seeds of an older generator.
      """;

  private SpeechNotes() {}
}
