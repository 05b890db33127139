package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.duet.audio.Matrix;
import dev.duet.text.TextModel;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.voice.VoiceModel;
import dev.duet.weights.JoinedParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A network and both towers below it as one thing to train. */
final class JointLearner implements Learner<List<Example<Matrix, String>>> {
  private static final String AUDIO = "audio";
  private static final String TEXT = "text";
  private static final String FUSION = "fusion";

  private final MlpLearner<Matrix, String> fusion;
  private final VoiceModel audio;
  private final TextModel text;
  private final double towerPace;

  /**
   * A learner over towers that stay owned by the caller.
   *
   * @param fusion the network over the same towers
   * @param towerPace share of the learning rate at which the towers learn
   */
  JointLearner(
      MlpLearner<Matrix, String> fusion, VoiceModel audio, TextModel text, double towerPace) {
    this.fusion = fusion;
    this.audio = audio;
    this.text = text;
    this.towerPace = towerPace;
  }

  @Override
  public JoinedParameters parameters() {
    return new JoinedParameters(
        Map.of(AUDIO, audio.parameters(), TEXT, text.parameters(), FUSION, fusion.parameters()));
  }

  @Override
  public List<String> trainable() {
    List<String> names = new ArrayList<>();
    names.addAll(JoinedParameters.names(AUDIO, audio.embeddingParameters()));
    names.addAll(JoinedParameters.names(TEXT, text.embeddingParameters()));
    names.addAll(JoinedParameters.names(FUSION, fusion.trainable()));
    return names;
  }

  @Override
  public List<String> running() {
    return JoinedParameters.names(AUDIO, audio.running());
  }

  @Override
  public double pace(String name) {
    return name.startsWith(FUSION) ? 1 : towerPace;
  }

  @Override
  public List<List<Example<Matrix, String>>> batches(Random random) {
    return fusion.batches(random);
  }

  @Override
  public NDArray loss(List<Example<Matrix, String>> batch, NDManager manager) {
    return fusion.loss(batch, manager);
  }

  @Override
  public Validation validate() {
    return fusion.validate();
  }
}
