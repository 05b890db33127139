package dev.duet.voice;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.duet.audio.Matrix;
import dev.duet.train.Learner;
import dev.duet.train.Progress;
import dev.duet.train.Trainer;
import dev.duet.train.Validation;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Fine-tunes the upper layers of a {@link SpeechEar}, as {@link EncoderTuning} says. */
public final class EncoderTuner implements Learner<List<EncoderTuner.Example>> {
  /** Batches that are drawn together and divided by length. */
  private static final int DRAWN = 8;

  private final EncoderFeatures features;
  private final EncoderTuning settings;
  private final Parameters blocks;
  private final Standardiser standardiser;
  private final DiscriminantNetwork network;
  private final List<Example> examples;
  private final double[] cumulated;
  private final List<LabelledStates> validation;
  private final List<Tone> tones;

  /**
   * An utterance whose frames are needed as a whole, while they are needed.
   *
   * @param frames as the ear that is to be tuned makes them
   * @param lower the states that it makes of each variant first, as {@link Ear#lower} gives them;
   *     asked for again and again, so that nobody has to hold them
   */
  public record LabelledStates(LabelledFrames frames, List<Supplier<Matrix>> lower) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are not as many states as variants
     */
    public LabelledStates {
      lower = List.copyOf(lower);
      if (lower.size() != frames.variants().size()) {
        throw new IllegalArgumentException(
            lower.size() + " states of " + frames.variants().size() + " variants");
      }
    }
  }

  /**
   * A variant of an utterance.
   *
   * @param lower its states
   * @param length how many they are
   * @param group its corpus and tone
   * @param offset of its speaker, one value a group
   */
  record Example(Supplier<Matrix> lower, int length, int group, float[] offset) {}

  private EncoderTuner(
      SpeechEar ear,
      EncoderTuning settings,
      Parameters blocks,
      Standardiser standardiser,
      DiscriminantNetwork network,
      DiscriminantTrainer.Fitted start,
      List<LabelledStates> train,
      List<LabelledStates> validation,
      List<Tone> tones) {
    this.features = ear.features();
    this.settings = settings;
    this.blocks = blocks;
    this.standardiser = standardiser;
    this.network = network;
    this.validation = validation;
    this.tones = tones;
    this.examples = new ArrayList<>();
    for (LabelledStates utterance : train) {
      for (Supplier<Matrix> lower : utterance.lower()) {
        DiscriminantTrainer.Place place = start.places().get(examples.size());
        int length = lower.get().columns();
        examples.add(new Example(lower, length, place.group(), place.offset()));
      }
    }
    this.cumulated =
        start.places().stream().mapToDouble(DiscriminantTrainer.Place::share).toArray();
    Arrays.parallelPrefix(cumulated, Double::sum);
  }

  /**
   * Tunes a copy of an ear.
   *
   * @param ear by features of an encoder
   * @param config of the regression that stays as it is meanwhile
   * @param settings how to tune
   * @param balance how far speakers count alike, see {@link VoiceTraining}
   * @param train what is learnt from
   * @param validation what it is watched on; labels among those of {@code train}
   * @param progress told of every step
   * @param folder of checkpoints, from which an interrupted tuning goes on; none keeps none
   * @return another ear, which the caller closes
   * @throws IllegalArgumentException if the ear has nothing to tune
   * @throws dev.duet.weights.WeightsException if the folder holds a checkpoint of other settings
   */
  public static Ear tune(
      Ear ear,
      DiscriminantConfig config,
      EncoderTuning settings,
      double balance,
      List<LabelledStates> train,
      List<LabelledStates> validation,
      Progress progress,
      Optional<Path> folder) {
    if (!(ear instanceof SpeechEar speech)) {
      throw new IllegalArgumentException("only an encoder can be tuned");
    }
    List<LabelledFrames> frames = train.stream().map(LabelledStates::frames).toList();
    List<Tone> tones = VoiceTrainer.tones(frames);
    Standardiser standardiser =
        Standardiser.over(frames.stream().map(LabelledFrames::frames).toList());
    DiscriminantTrainer.Fitted start =
        new DiscriminantTrainer(config, tones, standardiser, balance).fit(frames);
    try (Parameters regression = start.parameters();
        Parameters published = speech.parameters();
        Parameters blocks = speech.parameters()) {
      EncoderTuner tuner =
          new EncoderTuner(
              speech,
              settings,
              blocks,
              standardiser,
              new DiscriminantNetwork(config, regression),
              start,
              train,
              validation,
              tones);
      Trainer.train(tuner, settings.plan(), progress, folder);
      blend(published, blocks, tuner.trainable(), settings.share());
      return SpeechEar.tuned(speech.features(), blocks);
    }
  }

  /** Moves parameters back towards what they were. */
  private static void blend(Parameters from, Parameters to, List<String> names, double share) {
    for (String name : names) {
      float[] before = from.get(name).toFloatArray();
      float[] after = to.get(name).toFloatArray();
      for (int i = 0; i < after.length; i++) {
        after[i] = (float) (share * after[i] + (1 - share) * before[i]);
      }
      to.put(name, Tensor.of(after, to.get(name).getShape().getShape()));
    }
  }

  @Override
  public Parameters parameters() {
    return blocks;
  }

  @Override
  public List<String> trainable() {
    return features.blocks().from(features.from());
  }

  @Override
  public List<List<Example>> batches(Random random) {
    List<List<Example>> batches = new ArrayList<>();
    while (batches.size() < settings.steps()) {
      List<Example> drawn = new ArrayList<>();
      for (int i = 0; i < DRAWN * settings.batchSize(); i++) {
        drawn.add(examples.get(draw(random)));
      }
      drawn.sort(Comparator.comparingInt(Example::length));
      for (int from = 0; from < drawn.size(); from += settings.batchSize()) {
        batches.add(drawn.subList(from, from + settings.batchSize()));
      }
    }
    Collections.shuffle(batches, random);
    return batches.subList(0, settings.steps());
  }

  private int draw(Random random) {
    double at = random.nextDouble() * cumulated[cumulated.length - 1];
    int found = Arrays.binarySearch(cumulated, at);
    return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found + 1);
  }

  /** Cross-entropy of the groups, as if every speaker were known. */
  @Override
  public NDArray loss(List<Example> batch, NDManager manager) {
    int groups = network.config().groups();
    float[] offsets = new float[batch.size() * groups];
    float[] wanted = new float[batch.size() * groups];
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(batch.get(i).offset(), 0, offsets, i * groups, groups);
      wanted[i * groups + batch.get(i).group()] = 1;
    }
    Shape shape = new Shape(batch.size(), groups);
    NDArray embedding = network.embedding(frames(batch, manager), 0, true);
    NDArray likelihoods = network.near(embedding.sub(manager.create(offsets, shape))).logSoftmax(1);
    NDArray sum = likelihoods.mul(manager.create(wanted, shape)).sum();
    return Torch.times(sum, -1.0 / batch.size());
  }

  /** Standardised frames of a batch, all as long as the shortest. */
  private PaddedFrames frames(List<Example> batch, NDManager manager) {
    int states = features.states();
    int shortest = batch.stream().mapToInt(Example::length).min().orElseThrow();
    int each = Math.min(features.average(), shortest);
    int frames = shortest / each;
    float[] values = new float[batch.size() * frames * each * states];
    int at = 0;
    for (Example example : batch) {
      float[] rows = example.lower().get().transpose().data();
      System.arraycopy(rows, 0, values, at, frames * each * states);
      at += frames * each * states;
    }
    long size = batch.size();
    NDArray begun = manager.create(values, new Shape(size, (long) frames * each, states));
    NDArray all = null;
    for (NDArray output : features.blocks().outputs(blocks, begun, features.from())) {
      NDArray sums = output.reshape(size, frames, each, states).sum(new int[] {2});
      all = all == null ? sums : all.concat(sums, 2);
    }
    NDArray mean = manager.create(standardiser.mean());
    NDArray deviation = manager.create(standardiser.deviation());
    NDArray standardised = Torch.times(all, 1.0 / each).sub(mean).div(deviation);
    // Nothing is padded, and nothing here looks back.
    NDArray mask = manager.ones(new Shape(size, frames));
    return new PaddedFrames(standardised, mask, mask);
  }

  @Override
  public Validation validate() {
    int[] truths = new int[validation.size()];
    double[][] rows = new double[validation.size()][];
    try (SpeechEar now = SpeechEar.tuned(features, blocks)) {
      for (int i = 0; i < rows.length; i++) {
        Matrix frames = now.upper(validation.get(i).lower().get(0).get());
        rows[i] = network.probabilities(standardiser.apply(frames));
        truths[i] = tones.indexOf(validation.get(i).frames().tone());
      }
    }
    return Validation.of(truths, rows);
  }
}
