package dev.duet.corpus.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Shared;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.Finding;
import dev.duet.corpus.Finding.Kind;
import dev.duet.corpus.Split;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusReportTest {

  @Test
  void theOverlapsOfEmotionAreTheKnownOnes() {
    CorpusReport report = report("emotion", "data/emotion");
    assertThat(report.overlaps())
        .containsExactlyInAnyOrder(
            new Overlap(Split.TRAIN, Split.TRAIN, 31),
            new Overlap(Split.TRAIN, Split.VALIDATION, 5),
            new Overlap(Split.TRAIN, Split.TEST, 11),
            new Overlap(Split.VALIDATION, Split.VALIDATION, 2),
            new Overlap(Split.VALIDATION, Split.TEST, 3));
    assertThat(report.bySplit().values()).containsExactly(16_000, 2_000, 2_000);
    assertThat(report.audio()).isEmpty();
  }

  @Test
  void oddRecordingsAreToldFromTheUsualOnes() {
    CorpusReport report = report("tess", "data/oddities");
    assertThat(report.corpus().samples()).hasSize(5);
    assertThat(sentence(report, "OAF_back_angry.wav"))
        .startsWith("has 5.0 s at 44,100 Hz, where the others have about")
        .endsWith("probably a stranger under a name of this corpus");
    assertThat(sentence(report, "OAF_food_fear.wav")).contains("96,000 Hz").endsWith("usable");
    assertThat(sentence(report, "YAF_germ_angry.wav")).contains("AIFF");
    assertThat(sentence(report, "YAF_neat_fear.wav")).contains("AIFF");
    assertThat(sentence(report, "03-01-02-01-01-02-01.wav")).contains("not named like");
    assertThat(report.findings()).filteredOn(f -> f.kind() != Kind.MISSING).hasSize(5);
  }

  @Test
  void countsAreBySpeakerAndEmotion() {
    CorpusReport report = report("emospeech", "data/emospeech");
    assertThat(report.bySpeaker()).hasSize(69);
    assertThat(
            report.bySpeaker().values().stream()
                .mapToInt(byEmotion -> byEmotion.getOrDefault(Emotion.NEUTRAL, 0))
                .sum())
        .isEqualTo(150);
    assertThat(report.audio().orElseThrow().sampleRates()).containsOnlyKeys(16_000);
  }

  @Test
  @Tag("slow")
  void aRecordingThatRavdessHasTwiceIsFoundByItsSound() {
    CorpusReport report = report("ravdess", "data/ravdess");
    assertThat(report.findings())
        .filteredOn(f -> f.kind() == Kind.DUPLICATE)
        .singleElement()
        .asString()
        .contains("03-01-03-01-02-02-07.flac: is the same recording, but for rounding, as")
        .contains("03-01-03-01-02-01-07.flac");
  }

  @Test
  void copiesUnderOtherNamesAreFoundButNotWhatOnlySoundsAlike(@TempDir Path folder)
      throws IOException {
    Path tess = Shared.path("data/tess/OAF_fear");
    Files.copy(tess.resolve("OAF_back_fear.flac"), folder.resolve("a.flac"));
    Files.copy(tess.resolve("OAF_back_fear.flac"), folder.resolve("b.flac"));
    Files.copy(tess.resolve("OAF_bar_fear.flac"), folder.resolve("c.flac"));
    Files.writeString(
        folder.resolve("mine.csv"), "path,emotion\nb.flac,fear\na.flac,fear\nc.flac,fear\n");
    CorpusReport report = CorpusReport.of(Corpora.load("mine.csv", folder), done -> {});
    assertThat(report.findings())
        .singleElement()
        .asString()
        .contains("a.flac: holds the same bytes as")
        .contains("b.flac; both are kept");
  }

  @Test
  void whatIsNoSoundIsReported(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("OAF_back_angry.wav"), "words, not sound");
    Corpus corpus = Corpora.load("tess", folder);
    CorpusReport report = CorpusReport.of(corpus, done -> {});
    assertThat(report.findings())
        .filteredOn(f -> f.kind() == Kind.UNREADABLE)
        .singleElement()
        .asString()
        .contains("OAF_back_angry.wav");
    assertThat(report.audio().orElseThrow().recordings()).isEmpty();
  }

  private static CorpusReport report(String name, String folder) {
    return CorpusReport.of(Corpora.load(name, Shared.path(folder)), done -> {});
  }

  private static String sentence(CorpusReport report, String file) {
    return report.findings().stream()
        .filter(f -> f.where().endsWith(file))
        .map(Finding::sentence)
        .reduce((a, b) -> a + " / " + b)
        .orElse("");
  }
}
