package dev.duet.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model beside itself. */
class StudentBesideTeacherTest {

  @Test
  void aModelIsAsGoodAsItselfAndTheReportSaysSo(@TempDir Path folder) throws IOException {
    StudentBesideTeacher measurement = new StudentBesideTeacher("emotion", TinyCorpora.folder(), 3);
    List<TextModelFigures> figures = measurement.of(TinyBundle.folder(), TinyBundle.folder());
    TextModelFigures student = figures.get(0);
    assertThat(student.accuracy()).isEqualTo(figures.get(1).accuracy()).isBetween(0.0, 1.0);
    assertThat(student.milliseconds()).isPositive();
    assertThat(student.layers()).isEqualTo(6);
    assertThat(student.parameters() - student.encoderParameters()).isEqualTo(30522L * 384);

    Path out = folder.resolve("results").resolve("student");
    new StudentReport(figures, "emotion", "duet student STUDENT", "2026-11-25").write(out);
    assertThat(Files.readString(out.resolveSibling("student.md")))
        .contains("| " + student.name() + " | 6 | 384 |");
    JsonNode json = new ObjectMapper().readTree(out.resolveSibling("student.json").toFile());
    assertThat(json.path("models").get(0).path("macro_f1").asDouble()).isEqualTo(student.macroF1());
  }
}
