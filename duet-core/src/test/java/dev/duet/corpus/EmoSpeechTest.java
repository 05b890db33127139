package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.audio.Shared;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmoSpeechTest {
  @TempDir Path folder;

  @Test
  void theListTellsSpeakerEmotionAndCommand() throws IOException {
    Files.writeString(folder.resolve("calm_000.flac"), "sound");
    Files.writeString(
        folder.resolve("emospeech.tsv"),
        """
        path\tspeaker\temotion\ttext
        calm_000.flac\t02dc\tcalm\thelp
        calm_001.flac\t02dc\tcalm\tgo
        """);
    Corpus corpus = Corpora.load("emospeech", folder);
    assertThat(corpus.samples()).hasSize(1);
    Sample calm = corpus.samples().get(0);
    assertThat(calm.emotion()).isEqualTo(Emotion.NEUTRAL);
    assertThat(calm.label()).isEqualTo("calm");
    assertThat(calm.text()).contains("help");
    assertThat(corpus.findings()).extracting(Finding::where).containsExactly("emospeech.tsv:3");
  }

  @Test
  void theRealSetHasSixHundredClipsOfSixtyNineSpeakers() {
    Corpus corpus = Corpora.load("emospeech", Shared.path("data/emospeech"));
    assertThat(corpus.samples()).hasSize(600);
    assertThat(corpus.speakers()).hasSize(69);
    assertThat(corpus.findings()).isEmpty();
  }
}
