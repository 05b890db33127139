package dev.duet.recipe;

import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Scores;
import dev.duet.store.ModelStore;
import dev.duet.text.FineTuning;
import dev.duet.text.LabelledText;
import dev.duet.text.TextModel;
import dev.duet.text.TextTrainer;
import dev.duet.text.TextVariation;
import dev.duet.text.distil.Distillation;
import dev.duet.text.distil.StudentTrainer;
import dev.duet.text.form.FormShares;
import dev.duet.text.translate.BackTranslations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The text half of a recipe.
 *
 * @param recipe of the text model
 * @param data the folder that holds the corpora
 * @param store of published encoders that a recipe may name
 */
public record TextStage(Recipe.Text recipe, Path data, ModelStore store) {

  /** With the store of this machine. */
  public TextStage(Recipe.Text recipe, Path data) {
    this(recipe, data, ModelStore.standard());
  }

  /**
   * Trains a model, choosing the epoch on the validation part.
   *
   * @param training what {@link #training} made of the training part
   * @param seed of initial values, batches and dropout
   * @param folder of checkpoints, if they shall be kept
   * @throws dev.duet.bundle.BundleException if there is no teacher where the recipe says
   * @throws dev.duet.store.StoreException if the encoder is one of the store and cannot be had
   */
  public TextTrainer.Result train(
      List<LabelledText> training,
      Partition partition,
      int seed,
      Watcher watcher,
      Optional<Path> folder) {
    if (recipe.distillation().isPresent()) {
      try (Bundle teacher = Bundle.load(teacher(recipe.distillation().get()))) {
        return trainStudent(teacher.text(), training, partition, seed, watcher, folder);
      }
    }
    FineTuning tuning = recipe.tuning().orElseThrow();
    return TextTrainer.train(
        tuning.withEncoder(encoder(tuning, watcher)).withPlan(tuning.plan().withSeed(seed)),
        training,
        variation(partition),
        labelled(partition.validation()),
        watcher.training(),
        folder);
  }

  /**
   * How the training sentences are written anew in every epoch. A sentence that would become one of
   * the validation or test part stays as it is.
   */
  TextVariation variation(Partition partition) {
    if (recipe.forms().isEmpty()) {
      return TextVariation.none();
    }
    FormShares shares = recipe.forms().get();
    Set<String> heldOut = partition.heldOutTexts();
    return (text, random) -> {
      String varied = shares.draw(random).of(text, random);
      return heldOut.contains(Sample.textKey(varied)) ? text : varied;
    };
  }

  /**
   * Distils a model as {@link #train} does, but from a teacher at hand.
   *
   * @throws IllegalArgumentException if the recipe has no student
   */
  public TextTrainer.Result trainStudent(
      TextModel teacher,
      List<LabelledText> training,
      Partition partition,
      int seed,
      Watcher watcher,
      Optional<Path> folder) {
    Distillation settings =
        recipe
            .distillation()
            .orElseThrow(() -> new IllegalArgumentException("this text model has no teacher"));
    return StudentTrainer.train(
        settings.withSeed(seed),
        teacher,
        training,
        labelled(partition.validation()),
        watcher.training(),
        folder);
  }

  /**
   * Brings the encoder that the recipe names, if it is one of the store.
   *
   * @throws RecipeException if it is neither there nor a folder
   * @throws dev.duet.store.StoreException if it cannot be had
   */
  void bringEncoder(Watcher watcher) {
    recipe.tuning().ifPresent(tuning -> encoder(tuning, watcher));
  }

  /** The encoder as {@link TextTrainer} takes it: a folder goes before a model of the store. */
  private String encoder(FineTuning tuning, Watcher watcher) {
    String name = tuning.encoder();
    if (name.equals(FineTuning.PACKAGED) || Files.isDirectory(Path.of(name))) {
      return name;
    }
    if (store.catalogue().find(name).isEmpty()) {
      throw new RecipeException(
          "The encoder '%s' is neither 'packaged', nor a folder, nor a model of the store, which knows %s."
              .formatted(name, store.catalogue().names()));
    }
    return store.provide(name, watcher.fetching()).toString();
  }

  /** What the model is made from, in words for a manifest: an encoder, or a teacher. */
  String origin() {
    return recipe
        .tuning()
        .map(FineTuning::encoder)
        .or(() -> recipe.distillation().map(d -> Manifest.Text.STUDENT_OF + d.teacher()))
        .orElseThrow();
  }

  /** A relative path may be meant from where Duet lies, as {@code models/default} is. */
  private static Path teacher(Distillation settings) {
    Path path = Path.of(settings.teacher());
    return Files.isDirectory(path) ? path : Home.folder().resolve(path);
  }

  /**
   * What a model learns from: the sentences of the training part, each followed by its variants. No
   * variant is a sentence of the other parts.
   *
   * @param seed of the choice of variants
   * @throws dev.duet.text.translate.TranslationException if there are no back-translations where
   *     the recipe says
   */
  public List<LabelledText> training(Partition partition, int seed) {
    List<LabelledText> originals = labelled(partition.train());
    if (recipe.backTranslation().isEmpty()) {
      return originals;
    }
    Recipe.BackTranslation settings = recipe.backTranslation().get();
    BackTranslations translated = BackTranslations.read(data.resolve(settings.file()));
    Set<String> heldOut = partition.heldOutTexts();
    Random random = new Random(seed);
    List<LabelledText> all = new ArrayList<>();
    for (LabelledText original : originals) {
      all.add(original);
      List<String> variants = new ArrayList<>(translated.of(original.text()));
      variants.removeIf(variant -> heldOut.contains(Sample.textKey(variant)));
      Collections.shuffle(variants, random);
      variants.stream()
          .limit(settings.variants())
          .forEach(variant -> all.add(new LabelledText(variant, original.label())));
    }
    return all;
  }

  /** What a model makes of each sample, in their order. */
  public static List<Judged> judge(TextModel model, List<Sample> samples) {
    List<Scores> scores = model.scoreAll(samples.stream().map(Sample::words).toList());
    return IntStream.range(0, samples.size())
        .mapToObj(i -> new Judged(samples.get(i), scores.get(i)))
        .toList();
  }

  /** The sentences of samples, without variants. */
  public static List<LabelledText> labelled(List<Sample> samples) {
    return samples.stream().map(s -> new LabelledText(s.words(), s.emotion())).toList();
  }
}
