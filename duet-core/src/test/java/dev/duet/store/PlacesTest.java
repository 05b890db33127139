package dev.duet.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
  @TempDir Path home;

  private Places places(String... variables) {
    Map<String, String> environment = new HashMap<>(Map.of("HOME", home.toString()));
    // Keeps this machine's own configuration of pip out of the test.
    environment.put("PIP_INDEX_URL", "https://pypi.org/simple/");
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return Places.of(new Settings(environment::get));
  }

  @Test
  void withoutVariablesAllIsBelowTheCacheOfTheUser() {
    Places places = places();
    assertThat(places.models()).isEqualTo(home.resolve(".cache/duet/models"));
    assertThat(places.hubCache()).isEqualTo(home.resolve(".cache/huggingface/hub"));
    assertThat(places.hub()).isEqualTo(URI.create("https://huggingface.co"));
    assertThat(places.index()).isEqualTo(URI.create("https://pypi.org/simple"));
  }

  @Test
  void variablesOverruleEachOtherAsTheirOwnersDo() {
    String own = home.resolve("own").toString();
    String hf = home.resolve("hf").toString();
    String xdg = home.resolve("xdg").toString();
    assertThat(places("XDG_CACHE_HOME", xdg).models()).isEqualTo(home.resolve("xdg/duet/models"));
    assertThat(places("XDG_CACHE_HOME", "relative").models())
        .isEqualTo(home.resolve(".cache/duet/models"));
    assertThat(places("XDG_CACHE_HOME", xdg, "DUET_HOME", own).models())
        .isEqualTo(home.resolve("own/models"));
    assertThat(places("XDG_CACHE_HOME", xdg).hubCache())
        .isEqualTo(home.resolve("xdg/huggingface/hub"));
    assertThat(places("HF_HOME", hf).hubCache()).isEqualTo(home.resolve("hf/hub"));
    assertThat(places("HF_HOME", hf, "HF_HUB_CACHE", "~/here").hubCache())
        .isEqualTo(home.resolve("here"));
    assertThat(places("HF_ENDPOINT", "http://mirror:8000/hf/").hub())
        .isEqualTo(URI.create("http://mirror:8000/hf"));
  }

  @Test
  void theIndexIsTheOneThatPipIsConfiguredFor() throws IOException {
    Path file = Files.createDirectories(home.resolve(".config/pip")).resolve("pip.conf");
    Files.writeString(
        file, "[install]\nindex-url = http://no\n[global]\nindex-url = http://in/s\n");
    assertThat(places("PIP_INDEX_URL", "").index()).isEqualTo(URI.create("http://in/s"));
    assertThat(places("PIP_INDEX_URL", "http://variable/").index())
        .isEqualTo(URI.create("http://variable"));
  }

  @Test
  void whatIsNoServerIsOneSentence() {
    assertThatThrownBy(() -> places("HF_ENDPOINT", "mirror"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("HF_ENDPOINT says 'mirror'");
    assertThatThrownBy(() -> places("HF_ENDPOINT", "http://a b"))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void offlineIsWhatPeopleWriteForYes() {
    assertThat(new Settings(name -> "1").isOn("DUET_OFFLINE")).isTrue();
    assertThat(new Settings(name -> "TRUE").isOn("DUET_OFFLINE")).isTrue();
    assertThat(new Settings(name -> "0").isOn("DUET_OFFLINE")).isFalse();
    assertThat(new Settings(name -> " ").isOn("DUET_OFFLINE")).isFalse();
    assertThat(new Settings(name -> null).isOn("DUET_OFFLINE")).isFalse();
  }
}
