package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.weights.Parameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscriminantTrainerTest {
  private static final DiscriminantConfig CONFIG = new DiscriminantConfig(4, 0.1, 2, 2);
  private static final List<Tone> TONES = List.of(Tone.of(Emotion.JOY), Tone.of(Emotion.SADNESS));
  private static final int WIDTH = 3;
  private static final int LENGTH = 12;

  /** The first feature tells the tones. */
  private static Matrix frames(int tone, Random random) {
    float[] values = new float[WIDTH * LENGTH];
    double heard = tone + random.nextGaussian() / 3;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((i < LENGTH ? heard : 0) + random.nextGaussian());
    }
    return new Matrix(values, WIDTH, LENGTH);
  }

  /** Two corpora of three speakers each. */
  private static List<LabelledFrames> utterances(int variants) {
    Random random = new Random(1);
    List<LabelledFrames> utterances = new ArrayList<>();
    for (int n = 0; n < 120; n++) {
      Matrix frames = frames(n % 2 == 0 ? 1 : -1, random);
      List<Matrix> all = Collections.nCopies(variants, frames);
      utterances.add(
          new LabelledFrames(
              all, TONES.get(n % 2), "speaker " + n / 2 % 6, "corpus " + n / 2 % 6 / 3));
    }
    return utterances;
  }

  private static float[] weights(List<LabelledFrames> utterances) {
    Standardiser standardiser =
        Standardiser.over(utterances.stream().map(LabelledFrames::frames).toList());
    try (Parameters found =
        new DiscriminantTrainer(CONFIG, TONES, standardiser, 0.5).of(utterances)) {
      return found.get(DiscriminantNetwork.WEIGHT).toFloatArray();
    }
  }

  @Test
  void theGistOfFramesHasTheirMeanAndTheirDeviation() {
    Matrix frames = frames(1, new Random(4));
    Matrix gist = CONFIG.gist(frames);
    assertThat(gist.columns()).isEqualTo(2);
    assertThat(DiscriminantAnalysis.pooled(gist))
        .containsExactly(DiscriminantAnalysis.pooled(frames), within(1e-5f));
  }

  @Test
  void variantsThatSoundLikeTheRecordingChangeNothing() {
    assertThat(weights(utterances(3))).containsExactly(weights(utterances(1)), within(2e-3f));
  }

  @Test
  void aRoomThatAllVariantsAreHeardInIsNoTone() {
    List<LabelledFrames> inARoom = new ArrayList<>();
    for (LabelledFrames dry : utterances(1)) {
      float[] moved = dry.frames().data().clone();
      for (int i = 0; i < LENGTH; i++) {
        moved[i] += 6;
      }
      List<Matrix> both = List.of(dry.frames(), new Matrix(moved, WIDTH, LENGTH));
      inARoom.add(new LabelledFrames(both, dry.tone(), dry.speaker(), dry.corpus()));
    }
    float[] weights = weights(inARoom);
    float[] dry = weights(utterances(1));
    // Joy's weight on what tells it: taken for a tone, a room of six would leave nothing of it.
    assertThat(weights[0]).isGreaterThan(dry[0] / 4);
  }
}
