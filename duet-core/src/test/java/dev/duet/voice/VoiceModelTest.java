package dev.duet.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.emotion.Emotion;
import dev.duet.train.Progress;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceModelTest {
  @TempDir private static Path folder;
  private static VoiceModel model;
  private static Path file;

  @BeforeAll
  static void train() {
    model = ToyVoices.train(2, 1, Progress.none(), Optional.empty()).model();
    file = folder.resolve("audio.safetensors");
    model.save(file);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void whatWasSavedScoresAlike() {
    try (VoiceModel read = VoiceModel.load(model.spec(), file)) {
      assertThat(read.spec()).isEqualTo(model.spec());
      for (LabelledFrames utterance : ToyVoices.utterances(3, 8)) {
        assertThat(read.score(utterance.frames())).isEqualTo(model.score(utterance.frames()));
      }
    }
  }

  @Test
  void anEmbeddingIsTheSameAloneAndInABatch() {
    List<Matrix> frames = ToyVoices.utterances(1, 8).stream().map(LabelledFrames::frames).toList();
    assertThat(model.embeddingWidth()).isEqualTo(2 * 12);
    try (NDManager manager = Torch.newManager()) {
      NDArray batch = model.embed(frames, manager, false);
      assertThat(batch.getShape()).isEqualTo(new Shape(3, 24));
      for (int i = 0; i < 3; i++) {
        assertThat(batch.get(i).toFloatArray())
            .containsExactly(model.embed(frames.get(i)), within(1e-5f));
      }
    }
    assertThat(model.embeddingParameters())
        .hasSize(model.parameters().names().size() - 2 * 2)
        .noneMatch(name -> name.contains("output"));
  }

  @Test
  void aFileOfAnotherNetworkIsRefused() {
    LstmConfig wider = new LstmConfig(2, 7, 1, LstmConfig.Pooling.ATTENTION, 0.1, 0.2);
    assertRefused(
        VoiceSpec.of(ToyVoices.FEATURES, wider, ToyVoices.LABELS),
        "member.0.lstm.0.forward.input has shape (24, 4) where the bundle says (28, 4)");
    LstmConfig deeper = new LstmConfig(2, 6, 2, LstmConfig.Pooling.ATTENTION, 0.1, 0.2);
    assertRefused(
        VoiceSpec.of(ToyVoices.FEATURES, deeper, ToyVoices.LABELS),
        "lacks the tensor member.0.lstm.1.forward.input");
  }

  @Test
  void aFileOfOtherFeaturesOrLabelsIsRefused() {
    FrameFeatures more =
        new FrameFeatures(16000, 512, 256, 5, 0, false, false, false, 30, 1, Normalisation.MEAN);
    assertRefused(
        VoiceSpec.of(more, ToyVoices.NETWORK, ToyVoices.LABELS),
        "features.mean has shape (4) where the bundle says (5)");
    assertRefused(
        VoiceSpec.of(ToyVoices.FEATURES, ToyVoices.NETWORK, List.of(Emotion.JOY, Emotion.FEAR)),
        "member.0.output.weight has shape (3, 12) where the bundle says (2, 12)");
  }

  @Test
  void aFileThatLacksTheMeansIsRefused() {
    Map<String, Tensor> tensors = new LinkedHashMap<>(SafeTensors.read(file).tensors());
    tensors.remove("features.deviation");
    Path poorer = folder.resolve("poorer.safetensors");
    new SafeTensors(tensors, Map.of()).write(poorer);
    assertThatThrownBy(() -> VoiceModel.load(model.spec(), poorer))
        .isInstanceOf(WeightsException.class)
        .hasMessage(poorer + " lacks the tensor features.deviation");
  }

  private static void assertRefused(VoiceSpec spec, String sentence) {
    assertThatThrownBy(() -> VoiceModel.load(spec, file))
        .isInstanceOf(WeightsException.class)
        .hasMessageContaining("audio.safetensors")
        .hasMessageContaining(sentence);
  }
}
