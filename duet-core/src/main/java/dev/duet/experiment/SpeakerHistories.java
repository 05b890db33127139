package dev.duet.experiment;

import dev.duet.voice.SpeakerProfile;
import dev.duet.voice.VoiceModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/**
 * How well a model hears a voice it was not trained on, after it has heard so much of it: each clip
 * is judged after a history of other clips of its speaker, drawn at random and heard one after the
 * other without labels.
 *
 * @param model that learns voices
 * @param embeddings of the speaker's clips
 * @param tones index of what each clip is, for histories of one tone
 */
record SpeakerHistories(VoiceModel model, List<float[]> embeddings, List<Integer> tones) {
  /** Clips of a history; {@link #ALL} for all others of the speaker. */
  static final List<Integer> LENGTHS = List.of(0, 1, 2, 4, 8, 16, 32, Integer.MAX_VALUE);

  static final int ALL = Integer.MAX_VALUE;

  /** Length of the histories that are of one tone. */
  static final int SKEWED = 8;

  /** Histories of one length that a clip is judged after, their order by chance. */
  private static final int DRAWS = 3;

  /** Histories of all other clips, of which each takes long. */
  private static final int LONG_DRAWS = 1;

  /** A clip and what was made of it. */
  record Judgement(int clip, double[] probabilities) {}

  /** Every clip after histories of this length. */
  List<Judgement> after(int length) {
    List<Judgement> judged = new ArrayList<>();
    int draws = length == 0 || length == ALL ? LONG_DRAWS : DRAWS;
    for (int clip = 0; clip < embeddings.size(); clip++) {
      for (int draw = 0; draw < draws; draw++) {
        int judgedClip = clip;
        List<Integer> others = others(clip, draw, i -> i == judgedClip ? 0 : 1);
        judged.add(judge(clip, others.subList(0, Math.min(length, others.size()))));
      }
    }
    return judged;
  }

  /** Every clip after histories of a single tone, of each tone once. */
  List<Judgement> afterOneTone() {
    List<Judgement> judged = new ArrayList<>();
    for (int clip = 0; clip < embeddings.size(); clip++) {
      int judgedClip = clip;
      for (int tone : tones.stream().distinct().sorted().toList()) {
        List<Integer> others =
            others(clip, tone, i -> i != judgedClip && tones.get(i) == tone ? 1 : 0);
        judged.add(judge(clip, others.subList(0, Math.min(SKEWED, others.size()))));
      }
    }
    return judged;
  }

  private List<Integer> others(int clip, int draw, ToIntFunction<Integer> counts) {
    List<Integer> others =
        new ArrayList<>(
            IntStream.range(0, embeddings.size())
                .boxed()
                .filter(i -> counts.applyAsInt(i) > 0)
                .toList());
    Collections.shuffle(others, new Random(31L * clip + draw));
    return others;
  }

  private Judgement judge(int clip, List<Integer> history) {
    SpeakerProfile speaker = model.stranger();
    for (int heard : history) {
      speaker = model.after(speaker, embeddings.get(heard));
    }
    return new Judgement(clip, model.tones(embeddings.get(clip), speaker));
  }
}
