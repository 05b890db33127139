package dev.duet.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duet.LearningBundle;
import dev.duet.TinyBundle;
import dev.duet.TinyCorpora;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.WavWriter;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.HeardVoice;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.Outcome;
import dev.duet.recipe.BundleEvaluation.Ground;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleEvaluationTest {
  @TempDir Path folder;
  private static Bundle bundle;

  @BeforeAll
  static void load() {
    bundle = Bundle.load(TinyBundle.folder());
  }

  @AfterAll
  static void close() {
    bundle.close();
  }

  private static BundleEvaluation.Result on(Bundle judge, String corpus) {
    return BundleEvaluation.of(
        judge, new Ground(corpus, TinyCorpora.folder(), 1, 1), Watcher.none());
  }

  @Test
  void aPartIsEverySoManiethSampleFromTheFirstOn() {
    Ground part = new Ground("tess", TinyCorpora.folder(), 7, 1);
    BundleEvaluation.Result result = BundleEvaluation.of(bundle, part, Watcher.none());
    assertThat(result.title()).isEqualTo("tess, one sample in 7");
    assertThat(result.evaluation().n()).isEqualTo(9);
  }

  @Test
  void whereTheWordsSayNothingOnlyTheSoundIsJudged() {
    BundleEvaluation.Result result = on(bundle, "tess");
    List<Outcome> heard =
        Corpora.load("tess", TinyCorpora.folder()).samples().stream()
            .map(
                s ->
                    new Outcome(
                        s.emotion(),
                        VoiceStage.heard(s, w -> bundle.hear(bundle.features(w), w).scores())))
            .toList();
    assertThat(result.title()).isEqualTo("tess");
    assertThat(result.evaluation()).usingRecursiveComparison().isEqualTo(Evaluation.of(heard));
    assertThat(result.evaluation().n()).isEqualTo(60);
    assertThat(result.evaluation().perClass()).doesNotContainKey(Emotion.LOVE);
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void aTestSplitIsUsedWhereThereIsOne() {
    BundleEvaluation.Result result = on(bundle, "emotion");
    assertThat(result.evaluation().n()).isEqualTo(6);
    assertThat(result.evaluation().perClass().keySet())
        .containsExactly(Emotion.JOY, Emotion.LOVE, Emotion.SADNESS);
  }

  @Test
  void whatWasTrainedOnIsWarnedOf() throws IOException {
    try (Bundle seen = Bundle.load(havingSeen("tess"))) {
      assertThat(on(seen, "tess").warnings())
          .containsExactly(
              "this bundle was trained on tess (all), so these figures flatter; see metrics.json of"
                  + " the bundle for voices that it had not heard");
    }
    try (Bundle seen = Bundle.load(havingSeen("emotion"))) {
      assertThat(on(seen, "emotion").warnings()).as("its test split is apart").isEmpty();
    }
  }

  /** A copy of the bundle that says it was trained on a corpus. */
  private Path havingSeen(String corpus) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(corpus));
    bundle.save(copy);
    Path manifest = copy.resolve("bundle.json");
    Files.writeString(manifest, Files.readString(manifest).replace("synthesised", corpus));
    return copy;
  }

  @Test
  void pairedFiguresComeWithTheirCaveat() {
    BundleEvaluation.Result result = on(bundle, BundleEvaluation.PAIRED);
    assertThat(result.warnings()).containsExactly(PairedProtocol.CAVEAT);
    // Happy and sad clips of two speakers with ten words; neutral has no sentence.
    assertThat(result.evaluation().n()).isEqualTo(40);
    assertThat(result.evaluation().perClass().keySet())
        .containsExactly(Emotion.JOY, Emotion.SADNESS);
    assertThat(on(bundle, BundleEvaluation.PAIRED).evaluation())
        .usingRecursiveComparison()
        .isEqualTo(result.evaluation());
  }

  @Test
  void whatHasSoundAndWordsIsFused() throws IOException {
    WavWriter.write(
        TinyBundle.utterance(Emotion.JOY, 3), WavWriter.Encoding.PCM16, folder.resolve("joy.wav"));
    WavWriter.write(
        Waveform.mono(new float[16000], 16000),
        WavWriter.Encoding.PCM16,
        folder.resolve("silence.wav"));
    Path manifest = folder.resolve("mine.csv");
    Files.writeString(
        manifest,
        """
        path,text,emotion
        joy.wav,i feel so happy today,joy
        joy.wav,,joy
        silence.wav,i feel so happy today,joy
        silence.wav,,joy
        ,i feel so sad today,sadness
        """);
    BundleEvaluation.Result result = on(bundle, manifest.toString());
    assertThat(result.title()).isEqualTo("mine");
    assertThat(result.evaluation().n()).as("all but silence without words").isEqualTo(4);
    assertThat(result.evaluation().perClass()).containsKey(Emotion.LOVE);
    assertThat(result.warnings())
        .hasSize(2)
        .allSatisfy(w -> assertThat(w).startsWith("not heard: ").contains("silence.wav: "));
  }

  @Test
  void whereNothingCanBeMeasuredThatIsSaid() throws IOException {
    WavWriter.write(
        Waveform.mono(new float[16000], 16000),
        WavWriter.Encoding.PCM16,
        folder.resolve("silence.wav"));
    Path manifest = folder.resolve("mute.csv");
    Files.writeString(manifest, "path,emotion\nsilence.wav,joy\n");
    assertThatThrownBy(() -> on(bundle, manifest.toString()))
        .isInstanceOf(CorpusException.class)
        .hasMessage("nothing in mute could be measured on");
  }

  /** Two clips of each of two speakers, and one clip of nobody. */
  private Path speakers(String header) throws IOException {
    StringBuilder rows = new StringBuilder(header + "\n");
    for (int i = 0; i < 5; i++) {
      Emotion emotion = i % 2 == 0 ? Emotion.JOY : Emotion.SADNESS;
      String name = i + ".wav";
      WavWriter.write(
          TinyBundle.utterance(emotion, 40 + i), WavWriter.Encoding.PCM16, folder.resolve(name));
      rows.append("%s,%s,%s\n".formatted(name, emotion.label(), i == 4 ? "" : i < 2 ? "a" : "b"));
    }
    return Files.writeString(folder.resolve("speakers.csv"), rows.toString());
  }

  @Test
  void knownSpeakersOfAManifestAreMeasuredBesideUnknownOnes() throws IOException {
    String manifest = speakers("path,emotion,speaker").toString();
    try (Bundle learner = Bundle.load(LearningBundle.folder())) {
      BundleEvaluation.Result result = on(learner, manifest);
      List<Outcome> strangers = new ArrayList<>();
      List<Outcome> known = new ArrayList<>();
      Map<String, SpeakerProfile> profiles = new HashMap<>();
      for (Sample sample : Corpora.load(manifest, folder).samples()) {
        Waveform sound = VoiceStage.heard(sample, w -> w);
        Matrix features = learner.features(sound);
        strangers.add(new Outcome(sample.emotion(), learner.hear(features, sound).scores()));
        sample
            .speaker()
            .ifPresent(
                name -> {
                  HeardVoice heard =
                      learner.hear(
                          features, sound, profiles.getOrDefault(name, learner.stranger()));
                  profiles.put(name, heard.speaker());
                  known.add(new Outcome(sample.emotion(), heard.evidence().scores()));
                });
      }
      assertThat(result.evaluation())
          .as("strangers, all of them")
          .usingRecursiveComparison()
          .isEqualTo(Evaluation.of(strangers));
      KnownSpeakers speakers = result.speakers().orElseThrow();
      assertThat(speakers.speakers()).isEqualTo(2);
      assertThat(speakers.known()).usingRecursiveComparison().isEqualTo(Evaluation.of(known));
      assertThat(speakers.unknown())
          .usingRecursiveComparison()
          .isEqualTo(Evaluation.of(strangers.subList(0, 4)));
      assertThat(speakers.known().nll()).isNotEqualTo(speakers.unknown().nll());
      assertThat(speakers.lines()).hasSize(4);
    }
  }

  @Test
  void withoutSpeakersOrABundleThatLearnsVoicesNobodyIsKnown() throws IOException {
    assertThat(on(bundle, speakers("path,emotion,speaker").toString()).speakers()).isEmpty();
    try (Bundle learner = Bundle.load(LearningBundle.folder())) {
      assertThat(on(learner, speakers("path,emotion,mood").toString()).speakers()).isEmpty();
      assertThat(on(learner, "tess").speakers()).as("no manifest").isEmpty();
    }
  }
}
