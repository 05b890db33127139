package dev.duet.experiment;

import dev.duet.recipe.Recipe;
import dev.duet.voice.CnnConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One system of the comparison.
 *
 * @param name in tables, for example {@code approach 1 without text augmentation}
 * @param audio its audio model, unless it only reads
 * @param text its text model, unless it only hears
 * @param mlp its feature-level fusion; without it, two models are fused by {@code rule}
 * @param rule its probability-level fusion, where it has one
 */
record Contender(
    String name,
    Optional<Recipe.Audio> audio,
    Optional<Recipe.Text> text,
    Optional<Recipe.Mlp> mlp,
    Optional<Recipe.Fusion> rule) {
  /** Feature-level fusion with all augmentation, as its recipe has it. */
  static final String APPROACH_1 = "approach 1";

  /** Probability-level fusion without augmentation, as its recipe has it. */
  static final String APPROACH_2 = "approach 2";

  /**
   * All contenders: both approaches with and without augmentation, and every single modality.
   *
   * @param first feature-level fusion, augmented
   * @param second probability-level fusion, not augmented
   */
  static List<Contender> of(Recipe first, Recipe second) {
    Recipe.Audio cnn = first.requireAudio();
    Recipe.Audio lstm = second.requireAudio();
    Recipe.Audio lstmAugmented = lstm.with(cnn.augmentation());
    Recipe.Text student = first.requireText();
    Recipe.Text reader = second.requireText();
    Recipe.Text readerAugmented = reader.with(student.backTranslation());
    List<Contender> all = new ArrayList<>();
    all.add(features(APPROACH_1, cnn, student, first));
    all.add(
        features(APPROACH_1 + ", text not augmented", cnn, student.withoutAugmentation(), first));
    all.add(
        features(APPROACH_1 + ", audio not augmented", cnn.withoutAugmentation(), student, first));
    all.add(
        features(
            APPROACH_1 + ", not augmented",
            cnn.withoutAugmentation(),
            student.withoutAugmentation(),
            first));
    all.add(probabilities(APPROACH_2, lstm, reader, second));
    all.add(probabilities(APPROACH_2 + ", augmented", lstmAugmented, readerAugmented, second));
    String hears2 = "sound of approach 2 (" + kind(lstm) + ")";
    all.add(hears(hears2, lstm));
    all.add(hears(hears2 + ", augmented", lstmAugmented));
    String hears1 = "sound of approach 1 (" + kind(cnn) + ")";
    all.add(hears(hears1, cnn));
    all.add(hears(hears1 + ", not augmented", cnn.withoutAugmentation()));
    String reads2 = "words of approach 2 (" + kind(reader) + ")";
    all.add(reads(reads2, reader));
    all.add(reads(reads2 + ", augmented", readerAugmented));
    String reads1 = "words of approach 1 (" + kind(student) + ")";
    all.add(reads(reads1, student));
    all.add(reads(reads1 + ", not augmented", student.withoutAugmentation()));
    return all;
  }

  /** Whether a condition can change what it answers. */
  boolean isTouchedBy(Condition condition) {
    return condition.isOfSound() ? audio.isPresent() : text.isPresent();
  }

  private static Contender features(
      String name, Recipe.Audio audio, Recipe.Text text, Recipe recipe) {
    return new Contender(
        name, Optional.of(audio), Optional.of(text), recipe.mlp(), Optional.empty());
  }

  private static Contender probabilities(
      String name, Recipe.Audio audio, Recipe.Text text, Recipe recipe) {
    return new Contender(
        name, Optional.of(audio), Optional.of(text), Optional.empty(), recipe.fusion());
  }

  private static Contender hears(String name, Recipe.Audio audio) {
    return new Contender(
        name, Optional.of(audio), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Contender reads(String name, Recipe.Text text) {
    return new Contender(
        name, Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty());
  }

  private static String kind(Recipe.Audio audio) {
    return audio.network() instanceof CnnConfig ? "CNN" : "LSTM";
  }

  private static String kind(Recipe.Text text) {
    return text.distillation().isPresent() ? "student" : "transformer";
  }
}
