package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Matrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameCacheTest {
  private static final Matrix FRAMES = new Matrix(new float[] {1, -2.5f, 0.1f, 3, 4, 5}, 2, 3);
  @TempDir Path folder;

  @Test
  void whatWasMadeIsNotMadeAgain() {
    Matrix made = FrameCache.in(folder).of("a clip", () -> FRAMES);
    FrameCache.in(folder).of("another", () -> new Matrix(new float[] {7}, 1, 1));
    Matrix kept = FrameCache.in(folder).of("a clip", FrameCacheTest::notAgain);
    assertThat(kept.data()).isEqualTo(made.data()).containsExactly(FRAMES.data(), within(1e-3f));
    assertThat(kept.rows()).isEqualTo(2);
    assertThat(FrameCache.in(folder).of("another", FrameCacheTest::notAgain).data())
        .containsExactly(7);
  }

  @Test
  void whatAnInterruptionCutOffIsMadeAgain() throws IOException {
    FrameCache.in(folder).of("a clip", () -> FRAMES);
    Path index = folder.resolve("frames.tsv");
    Files.writeString(index, Files.readString(index) + "half a li");
    assertThat(FrameCache.in(folder).of("a clip", FrameCacheTest::notAgain).columns()).isEqualTo(3);
    assertThat(FrameCache.in(folder).of("half a li", () -> FRAMES).columns()).isEqualTo(3);
  }

  @Test
  void withoutAFolderNothingIsKept() {
    FrameCache none = FrameCache.none();
    assertThat(none.of("a clip", () -> FRAMES)).isSameAs(FRAMES);
  }

  private static Matrix notAgain() {
    throw new AssertionError("made again");
  }
}
