package dev.duet.fusion.mlp;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.fusion.Modality;
import dev.duet.train.History;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.weights.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains a {@link FeatureFusion} on embeddings that were computed before. */
public final class FeatureFusionTrainer {
  private FeatureFusionTrainer() {}

  /**
   * A trained network and how it came about.
   *
   * @param model of the chosen epoch; the caller closes it
   * @param history an entry an epoch
   */
  public record Result(FeatureFusion model, History history) {}

  /**
   * Trains a network.
   *
   * @param training how
   * @param train what it learns from: with both modalities, or with one; a modality will know the
   *     labels that it comes with here
   * @param validation what it is watched on
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted training goes on; none keeps none
   * @throws IllegalArgumentException with a sentence if a modality never occurs, embeddings of one
   *     modality differ in width, there is nothing to be watched on, or a label of {@code
   *     validation} is known to no modality that the example has
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings
   */
  public static Result train(
      MlpTraining training,
      List<Embedded> train,
      List<Embedded> validation,
      Progress progress,
      Optional<Path> folder) {
    var examples = new Examples<>(unpacked(train), unpacked(validation));
    int audio = width(Modality.AUDIO, examples.audio());
    int text = width(Modality.TEXT, examples.text());
    MlpSpec spec = examples.spec(training.network(), audio, text);
    Parameters parameters = Parameters.of(MlpNetwork.initial(spec, training.plan().seed()));
    FeatureFusion model = new FeatureFusion(spec, parameters);
    try {
      var learner =
          new MlpLearner<>(
              spec,
              training,
              parameters,
              FeatureFusionTrainer::stacked,
              FeatureFusionTrainer::stacked,
              examples);
      return new Result(model, Trainer.train(learner, training.plan(), progress, folder));
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private static List<Example<float[], float[]>> unpacked(List<Embedded> examples) {
    return examples.stream().map(e -> new Example<>(e.label(), e.audio(), e.text())).toList();
  }

  /** The one width of all embeddings of a modality. */
  private static int width(Modality modality, List<float[]> embeddings) {
    List<Integer> widths = embeddings.stream().map(e -> e.length).distinct().toList();
    if (widths.size() != 1) {
      throw new IllegalArgumentException(
          "embeddings of %s must have one width, not %s".formatted(modality.label(), widths));
    }
    return widths.get(0);
  }

  /** The tower of embeddings that are there already. */
  private static NDArray stacked(List<float[]> rows, NDManager manager, boolean training) {
    int width = rows.get(0).length;
    float[] values = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, values, i * width, width);
    }
    return manager.create(values, new Shape(rows.size(), width));
  }
}
