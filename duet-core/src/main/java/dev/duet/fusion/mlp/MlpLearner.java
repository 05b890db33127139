package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Modality;
import dev.duet.train.Learner;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Torch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The network over two towers as something to train: its batches and its cross-entropy.
 *
 * @param <A> what the audio tower reads
 * @param <T> what the text tower reads
 */
final class MlpLearner<A, T> implements Learner<List<Example<A, T>>> {
  private final MlpSpec spec;
  private final MlpTraining settings;
  private final MlpNetwork network;
  private final Parameters parameters;
  private final Tower<A> audio;
  private final Tower<T> text;
  private final Examples<A, T> examples;

  MlpLearner(
      MlpSpec spec,
      MlpTraining settings,
      Parameters parameters,
      Tower<A> audio,
      Tower<T> text,
      Examples<A, T> examples) {
    this.spec = spec;
    this.settings = settings;
    this.network = new MlpNetwork(spec, parameters);
    this.parameters = parameters;
    this.audio = audio;
    this.text = text;
    this.examples = examples;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public List<String> trainable() {
    return List.copyOf(parameters.names());
  }

  /** Random batches, in which some examples have lost a modality. */
  @Override
  public List<List<Example<A, T>>> batches(Random random) {
    List<Example<A, T>> shuffled = new ArrayList<>(examples.training());
    Collections.shuffle(shuffled, random);
    double probability = settings.network().modalityDropout();
    shuffled.replaceAll(example -> example.dropped(probability, random));
    return cut(shuffled);
  }

  private List<List<Example<A, T>>> cut(List<Example<A, T>> all) {
    int size = settings.batchSize();
    List<List<Example<A, T>>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      batches.add(all.subList(from, Math.min(from + size, all.size())));
    }
    return batches;
  }

  /** Cross-entropy between the labels that are open to each example, smoothed over them. */
  @Override
  public NDArray loss(List<Example<A, T>> batch, NDManager manager) {
    List<Emotion> labels = spec.labels();
    float[] targets = new float[batch.size() * labels.size()];
    double smoothed = settings.labelSmoothing();
    for (int i = 0; i < batch.size(); i++) {
      Example<A, T> example = batch.get(i);
      List<Emotion> open = spec.labels(example.modalities());
      for (Emotion label : open) {
        double target = smoothed / open.size() + (label == example.label() ? 1 - smoothed : 0);
        targets[i * labels.size() + labels.indexOf(label)] = (float) target;
      }
    }
    NDArray wanted = manager.create(targets, new Shape(batch.size(), labels.size()));
    NDArray likelihoods = logits(batch, manager, true).logSoftmax(1);
    return Torch.times(likelihoods.mul(wanted).sum(), -1.0 / batch.size());
  }

  private NDArray logits(List<Example<A, T>> batch, NDManager manager, boolean isTraining) {
    Map<Modality, NDArray> embeddings = new EnumMap<>(Modality.class);
    List<A> sounds = batch.stream().flatMap(example -> example.audio().stream()).toList();
    if (!sounds.isEmpty()) {
      embeddings.put(Modality.AUDIO, audio.embed(sounds, manager, isTraining));
    }
    List<T> words = batch.stream().flatMap(example -> example.text().stream()).toList();
    if (!words.isEmpty()) {
      embeddings.put(Modality.TEXT, text.embed(words, manager, isTraining));
    }
    Presence presence = new Presence(batch.stream().map(Example::modalities).toList());
    return network.logits(presence, embeddings, manager, isTraining);
  }

  @Override
  public Validation validate() {
    List<Emotion> labels = spec.labels();
    List<double[]> rows = new ArrayList<>();
    for (List<Example<A, T>> batch : cut(examples.validation())) {
      float[] flat = probabilities(batch);
      for (int i = 0; i < batch.size(); i++) {
        double[] row = new double[labels.size()];
        for (int c = 0; c < row.length; c++) {
          row[c] = flat[i * row.length + c];
        }
        rows.add(row);
      }
    }
    int[] truth = examples.validation().stream().mapToInt(e -> labels.indexOf(e.label())).toArray();
    return Validation.of(truth, rows.toArray(double[][]::new));
  }

  private float[] probabilities(List<Example<A, T>> batch) {
    return Torch.withoutGradients(
        () -> {
          try (NDScope scope = new NDScope();
              NDManager manager = Torch.newManager()) {
            scope.suppressNotUsedWarning();
            return logits(batch, manager, false).softmax(1).toFloatArray();
          }
        });
  }
}
