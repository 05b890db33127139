package dev.duet.text.distil;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.text.TextModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher's answers to seventy texts. */
class TeacherLogitsTest {

  @Test
  void theOrderOfAskingChangesNoBit(@TempDir Path folder) throws IOException {
    try (TextModel teacher = Teacher.in(folder)) {
      Random random = new Random(4);
      List<int[]> texts = new ArrayList<>();
      for (int i = 0; i < 70; i++) {
        texts.add(random.ints(2 + random.nextInt(12), 0, 15).toArray());
      }
      TeacherLogits forwards = new TeacherLogits(teacher.classifier(), texts);
      TeacherLogits backwards = new TeacherLogits(teacher.classifier(), texts);
      for (int i = 0; i < texts.size(); i++) {
        forwards.of(i);
        backwards.of(texts.size() - 1 - i);
      }
      for (int i = 0; i < texts.size(); i++) {
        assertThat(forwards.of(i)).hasSize(2).isEqualTo(backwards.of(i));
      }
    }
  }
}
