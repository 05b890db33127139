package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.TinyCorpora;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Partitions;
import org.junit.jupiter.api.Test;

class LicencesTest {
  private static final Partition SENTENCES =
      Partitions.official(Corpora.load("emotion", TinyCorpora.folder()), 1);

  @Test
  void aCardSaysWhatWasSeenAndWhatItsAuthorsAllow() {
    assertThat(Licences.seen("emotion", SENTENCES, 0))
        .isEqualTo(
            new Manifest.Seen(
                "emotion", "emotion, official split", 24, "educational and research use"));
  }

  @Test
  void variantsAreCountedApart() {
    Manifest.Seen seen = Licences.seen("mine", SENTENCES, 1200);
    assertThat(seen.part())
        .isEqualTo("emotion, official split; and 1,200 back-translations in all");
    assertThat(seen.samples()).isEqualTo(24);
    assertThat(seen.licence()).isEqualTo("as the owner of the data states");
  }
}
