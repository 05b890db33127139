package dev.duet.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.audio.Shared;
import dev.duet.corpus.Finding.Kind;
import dev.duet.emotion.Emotion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TessTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "OAF_angry/OAF_back_angry.wav, OAF, back, ANGRY, angry",
    "OAF_Fear/OAF_bar_fear.flac, OAF, bar, FEAR, fear",
    "OAF_Pleasant_surprise/OAF_base_ps.wav, OAF, base, SURPRISE, ps",
    "YAF_pleasant_surprised/YAF_bath_ps.WAV, YAF, bath, SURPRISE, ps",
    "oaf_neutral/OA_bite_neutral.wav, OAF, bite, NEUTRAL, neutral",
    "copy/deep/er/yaf_BEAN_Happy.wav, YAF, bean, JOY, happy",
    "YAF_youth_sad.flac, YAF, youth, SADNESS, sad",
  })
  void labelSpeakerAndWordComeFromTheFileName(
      String file, String speaker, String word, Emotion emotion, String label) throws IOException {
    write(file, "x");
    Sample sample = Corpora.load("TESS", folder).samples().get(0);
    assertThat(sample.speaker()).contains(speaker);
    assertThat(sample.text()).contains("Say the word " + word);
    assertThat(sample.emotion()).isEqualTo(emotion);
    assertThat(sample.label()).isEqualTo(label);
    assertThat(sample.id()).isEqualTo(speaker + "_" + word + "_" + emotion);
  }

  @Test
  void aSetThatIsThereTwiceIsKeptOnceAndTheOuterCopyIsKept() throws IOException {
    for (String top : List.of("", "inner/")) {
      write(top + "OAF_angry/OAF_back_angry.wav", "one");
      write(top + "OAF_sad/OAF_back_sad.wav", "two");
    }
    Corpus corpus = Corpora.load("tess", folder);
    assertThat(corpus.samples()).hasSize(2);
    assertThat(corpus.samples().get(0).audio())
        .contains(folder.resolve("OAF_angry/OAF_back_angry.wav"));
    assertThat(of(Kind.DUPLICATE, corpus))
        .containsExactly(
            "inner/OAF_angry/OAF_back_angry.wav: holds the same bytes as"
                + " OAF_angry/OAF_back_angry.wav; kept once",
            "inner/OAF_sad/OAF_back_sad.wav: holds the same bytes as OAF_sad/OAF_back_sad.wav;"
                + " kept once");
  }

  @Test
  void whatIsOddIsReportedAndNotFatal() throws IOException {
    write("OAF_angry/OAF_back_angry.wav", "one");
    write("OAF_angry/OAF_back_angry.flac", "another");
    write("OAF_angry/OAF_bar_fear.wav", "three");
    write("OAF_angry/OAF_base_bored.wav", "four");
    write("OAF_angry/OAF_bath_angry.wav", "");
    write("OAF_angry/._OAF_bean_angry.wav", "resource fork");
    Corpus corpus = Corpora.load("tess", folder);
    assertThat(corpus.samples())
        .extracting(Sample::id)
        .containsExactly("OAF_back_angry", "OAF_bar_fear");
    assertThat(of(Kind.UNREADABLE, corpus))
        .containsExactly("OAF_angry/OAF_bath_angry.wav: is an empty file; left out");
    assertThat(of(Kind.UNLABELLED, corpus))
        .containsExactly(
            "OAF_angry/OAF_base_bored.wav: is not named like OAF_back_angry.wav"
                + " (speaker_word_emotion); left out");
    assertThat(of(Kind.ODD, corpus))
        .hasSize(1)
        .first()
        .asString()
        .contains("its name was believed");
    assertThat(of(Kind.DUPLICATE, corpus)).hasSize(1).first().asString().contains("other bytes");
    assertThat(of(Kind.MISSING, corpus))
        .containsExactly(".: has 2 of the 2800 official recordings");
  }

  @Test
  void theRealSetLacksTwoRecordings() {
    Path data = Shared.path("data/tess").getParent();
    Corpus corpus = Corpora.load("tess", data);
    assertThat(corpus.samples()).hasSize(2798);
    assertThat(corpus.speakers()).containsExactly("OAF", "YAF");
    assertThat(corpus.emotions()).hasSize(7).doesNotContain(Emotion.LOVE);
    assertThat(corpus.samples().stream().map(Sample::textKey).distinct()).hasSize(200);
    assertThat(corpus.findings())
        .extracting(Finding::where)
        .containsExactly("OAF_back_angry", "YAF_beg_sadness");
    Partition p = Partitions.heldOutSpeaker(corpus, "YAF", 1);
    assertThat(p.test()).hasSize(1399);
    assertThat(p.train().size() + p.validation().size()).isEqualTo(1399);
    assertThat(p.validation()).hasSizeBetween(30 * 7 - 1, 30 * 7);
  }

  @Test
  void whereThereIsNoneTheCureIsSaid() {
    assertThatThrownBy(() -> Corpora.load("tess", folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("looked for recordings named like OAF_back_angry.wav")
        .hasMessageContaining("duet data fetch tess");
    assertThatThrownBy(() -> Corpora.load("iemocap", folder))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no corpus called iemocap");
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> of(Kind kind, Corpus corpus) {
    return corpus.findings().stream()
        .filter(f -> f.kind() == kind)
        .map(f -> f.where() + ": " + f.sentence())
        .toList();
  }
}
