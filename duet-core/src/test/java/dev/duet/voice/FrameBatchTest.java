package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.weights.Torch;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameBatchTest {
  private static final Matrix LONG = new Matrix(new float[] {1, 2, 3, 10, 20, 30}, 2, 3);
  private static final Matrix BRIEF = new Matrix(new float[] {7, 70}, 2, 1);

  @Test
  void framesFollowEachOtherAndAreFilledUpWithZeros() {
    FrameBatch batch = FrameBatch.of(List.of(LONG, BRIEF));
    assertThat(batch.lengths()).containsExactly(3, 1);
    try (NDManager manager = Torch.newManager()) {
      assertThat(batch.frames(manager).getShape()).isEqualTo(new Shape(2, 3, 2));
      assertThat(batch.frames(manager).toFloatArray())
          .containsExactly(1, 10, 2, 20, 3, 30, 7, 70, 0, 0, 0, 0);
    }
  }

  @Test
  void theMaskTellsFramesFromPadding() {
    try (NDManager manager = Torch.newManager()) {
      assertThat(FrameBatch.of(List.of(LONG, BRIEF)).mask(manager).toFloatArray())
          .containsExactly(1, 1, 1, 1, 0, 0);
    }
  }

  @Test
  void backwardsEverySequenceBeginsWithItsOwnLastFrame() {
    try (NDManager manager = Torch.newManager()) {
      assertThat(FrameBatch.of(List.of(LONG, BRIEF)).backwards(manager).toLongArray())
          .containsExactly(2, 1, 0, 0, 1, 2);
    }
  }
}
