package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Shared;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RavdessTest {
  @TempDir Path folder;

  @Test
  void theNumbersOfTheNameTellEmotionSentenceAndActor() throws IOException {
    Files.createDirectory(folder.resolve("Actor_12"));
    Files.writeString(folder.resolve("Actor_12/03-01-02-01-02-01-12.wav"), "calm");
    Files.writeString(folder.resolve("Actor_12/03-02-03-01-02-01-12.wav"), "song");
    Files.writeString(folder.resolve("Actor_12/03-01-09-01-02-01-12.wav"), "no such emotion");
    Corpus corpus = Corpora.load("ravdess", folder);
    assertThat(corpus.samples()).hasSize(1);
    Sample calm = corpus.samples().get(0);
    assertThat(calm.emotion()).isEqualTo(Emotion.NEUTRAL);
    assertThat(calm.label()).isEqualTo("calm");
    assertThat(calm.text()).contains("Dogs are sitting by the door");
    assertThat(calm.speaker()).contains("Actor_12");
    assertThat(corpus.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.UNLABELLED, Finding.Kind.UNLABELLED);
  }

  @Test
  void theRealSetHasSixtyClipsAnActor() {
    Corpus corpus = Corpora.load("ravdess", Shared.path("data/ravdess"));
    assertThat(corpus.samples()).hasSize(960);
    assertThat(corpus.speakers()).hasSize(16);
    assertThat(corpus.samples().stream().filter(s -> s.label().equals("calm"))).hasSize(128);
    assertThat(Partitions.heldOutSpeaker(corpus, "Actor_03", 1).description())
        .contains("by speaker (2 of 15");
  }
}
