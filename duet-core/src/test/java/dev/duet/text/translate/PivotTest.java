package dev.duet.text.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PivotTest {

  @Test
  void aLanguageHasTwoCodesAndAName() {
    assertThat(Pivot.named("ES")).contains(new Pivot("spa", "es", "Spanish"));
    assertThat(Pivot.named(" epo ")).contains(new Pivot("epo", "eo", "Esperanto"));
    assertThat(Pivot.named("deu").orElseThrow()).hasToString("deu");
  }

  @Test
  void englishIsNoWayAndNonsenseNoLanguage() {
    assertThat(Pivot.named("eng")).isEmpty();
    assertThat(Pivot.named("en")).isEmpty();
    assertThat(Pivot.named("xxq")).isEmpty();
    assertThat(Pivot.named("")).isEmpty();
  }
}
