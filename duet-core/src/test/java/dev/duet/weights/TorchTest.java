package dev.duet.weights;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class TorchTest {

  @Test
  void aFactorOutlivesTheGarbageCollectorUntilTheBackwardPass() {
    try (NDManager manager = Torch.newManager()) {
      NDArray x = manager.create(new float[] {1, 2, 3});
      x.setRequiresGradient(true);
      for (int round = 0; round < 20; round++) {
        try (GradientCollector collector = Torch.engine().newGradientCollector()) {
          NDArray y = Torch.times(x, 3).sum();
          overwriteWhatIsFree();
          collector.backward(y);
        }
        assertThat(x.getGradient().toFloatArray()).containsOnly(3 * (round + 1));
      }
    }
  }

  private static void overwriteWhatIsFree() {
    System.gc();
    for (int i = 0; i < 200; i++) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(4);
      buffer.putInt(0, -1);
    }
  }
}
