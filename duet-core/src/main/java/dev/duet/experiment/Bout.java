package dev.duet.experiment;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.corpus.Partition;
import dev.duet.corpus.Sample;
import dev.duet.emotion.Emotion;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.LabelPairing;
import dev.duet.evaluate.LabelPairing.Pair;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.FusionRule;
import dev.duet.fusion.Modality;
import dev.duet.fusion.Temperature;
import dev.duet.fusion.mlp.FeatureFusion;
import dev.duet.fusion.mlp.FeatureFusionTrainer;
import dev.duet.recipe.MlpStage;
import dev.duet.recipe.PairedProtocol;
import dev.duet.recipe.Recipe;
import dev.duet.recipe.VoiceStage;
import dev.duet.recipe.Watcher;
import dev.duet.train.History;
import dev.duet.weights.Parameters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** All contenders with one speaker held out and one seed; every one is asked the same pairs. */
final class Bout implements AutoCloseable {
  private static final Set<Emotion> SHARED = LabelPairing.SHARED_LABELS;
  private static final int TIMED = 50;

  private final Field field;
  private final String speaker;
  private final int seed;
  private final Partition partition;
  private final Map<Recipe.Text, Reading> readings;
  private final Map<Recipe.Audio, Hearing> hearings;
  private final Watcher watcher;
  private final Map<Contender, FeatureFusionTrainer.Result> networks = new HashMap<>();

  /** What a contender answers, between the shared labels. */
  private interface Answer extends Function<Question, Scores> {}

  /** An utterance put to a contender, which is heard and read as far as the contender needs. */
  private final class Question {
    private final Contender contender;
    private final Matrix frames;
    private final String words;

    /**
     * A question.
     *
     * @param frames of no meaning if the contender does not hear
     * @param words of no meaning if it does not read
     */
    Question(Contender contender, Matrix frames, String words) {
      this.contender = contender;
      this.frames = frames;
      this.words = words;
    }

    Map<Modality, Scores> scores() {
      Map<Modality, Scores> scores = new EnumMap<>(Modality.class);
      if (contender.audio().isPresent()) {
        scores.put(Modality.AUDIO, hearing(contender).scores(frames).restrictedTo(SHARED));
      }
      if (contender.text().isPresent()) {
        scores.put(Modality.TEXT, reading(contender).scores(words).restrictedTo(SHARED));
      }
      return scores;
    }

    Map<Modality, float[]> embeddings() {
      return Map.of(
          Modality.AUDIO,
          hearing(contender).embedding(frames),
          Modality.TEXT,
          reading(contender).embedding(words));
    }
  }

  /** A recording in another voice. */
  private record Voice(Sample clip, Matrix frames) {}

  Bout(
      Field field,
      String speaker,
      int seed,
      Map<Recipe.Text, Reading> readings,
      Map<Recipe.Audio, Hearing> hearings,
      Watcher watcher) {
    this.field = field;
    this.speaker = speaker;
    this.seed = seed;
    this.partition = field.partition(speaker, seed);
    this.readings = readings;
    this.hearings = hearings;
    this.watcher = watcher;
  }

  /**
   * Asks one contender.
   *
   * @param conditions of the test beside the clean one
   */
  ComparedRun run(Contender contender, List<Condition> conditions) {
    Answer answer = answer(contender);
    Map<Condition, Evaluation> test = new EnumMap<>(Condition.class);
    List<Pair<Sample, Sample>> tested = pairs(partition.test(), field.sentences().test());
    List<Outcome> clean = outcomes(contender, answer, tested, Condition.CLEAN);
    test.put(Condition.CLEAN, Evaluation.of(clean));
    for (Condition condition : conditions) {
      if (contender.isTouchedBy(condition)) {
        test.put(condition, Evaluation.of(outcomes(contender, answer, tested, condition)));
      }
    }
    return new ComparedRun(
        contender.name(),
        speaker,
        seed,
        evaluation(contender, answer, pairs(partition.train(), field.sentences().train())),
        evaluation(
            contender, answer, pairs(partition.validation(), field.sentences().validation())),
        test,
        clean,
        trainingSeconds(contender));
  }

  private Evaluation evaluation(
      Contender contender, Answer answer, List<Pair<Sample, Sample>> pairs) {
    return Evaluation.of(outcomes(contender, answer, pairs, Condition.CLEAN));
  }

  private List<Pair<Sample, Sample>> pairs(List<Sample> clips, List<Sample> sentences) {
    return LabelPairing.pair(clips, Sample::emotion, sentences, Sample::emotion, SHARED, seed);
  }

  private List<Outcome> outcomes(
      Contender contender, Answer answer, List<Pair<Sample, Sample>> pairs, Condition condition) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Pair<Sample, Sample> pair : pairs) {
      Matrix frames =
          contender.audio().map(audio -> field.frames(audio, condition, pair.clip())).orElse(null);
      String words = field.words(condition, pair.sentence());
      outcomes.add(new Outcome(pair.label(), answer.apply(new Question(contender, frames, words))));
    }
    return outcomes;
  }

  private Answer answer(Contender contender) {
    if (contender.mlp().isPresent()) {
      FeatureFusion network = network(contender).model();
      Answer raw = question -> network.score(question.embeddings()).restrictedTo(SHARED);
      Temperature temperature = Temperature.fit(unheard(contender, raw));
      return question -> temperature.apply(raw.apply(question));
    }
    if (contender.rule().isPresent()) {
      PairedProtocol protocol = new PairedProtocol(seed);
      FusionRule rule =
          contender
              .rule()
              .get()
              .of(
                  protocol.learn(
                      protocol.sharedPairs(
                          hearing(contender).judgedUnheard(),
                          reading(contender).judgedValidation())));
      return question -> rule.fuse(question.scores());
    }
    return question -> question.scores().values().iterator().next();
  }

  private Hearing hearing(Contender contender) {
    return hearings.get(contender.audio().orElseThrow());
  }

  private Reading reading(Contender contender) {
    return readings.get(contender.text().orElseThrow());
  }

  private FeatureFusionTrainer.Result network(Contender contender) {
    return networks.computeIfAbsent(
        contender,
        c -> {
          Reading reading = reading(c);
          VoiceStage stage = field.stage(c.audio().orElseThrow());
          String name = "%s, %s held out, seed %d".formatted(c.name(), speaker, seed);
          watcher.stage(name);
          return new MlpStage(c.mlp().orElseThrow(), reading.training(), reading.validation())
              .trainOnEmbeddings(
                  hearing(c)::embedding,
                  reading::embedding,
                  stage.learnt(partition, watcher),
                  stage.unseen(partition),
                  seed,
                  watcher,
                  field.states().training(name));
        });
  }

  /** What a contender makes of voices that its audio model has not heard. */
  private List<Outcome> unheard(Contender contender, Answer answer) {
    Recipe.Audio audio = contender.audio().orElseThrow();
    List<Voice> voices = new ArrayList<>();
    for (Sample clip : partition.validation()) {
      field
          .pseudoVoices(audio.features(), clip)
          .forEach(frames -> voices.add(new Voice(clip, frames)));
    }
    return LabelPairing.pair(
            voices,
            voice -> voice.clip.emotion(),
            field.sentences().validation(),
            Sample::emotion,
            SHARED,
            seed)
        .stream()
        .map(
            pair ->
                new Outcome(
                    pair.label(),
                    answer.apply(
                        new Question(
                            contender, pair.clip().frames, Reading.words(pair.sentence())))))
        .toList();
  }

  private double trainingSeconds(Contender contender) {
    List<History> histories = new ArrayList<>();
    contender.audio().ifPresent(audio -> histories.add(hearings.get(audio).history()));
    contender.text().ifPresent(text -> histories.add(readings.get(text).history()));
    if (networks.containsKey(contender)) {
      histories.add(networks.get(contender).history());
    }
    return histories.stream()
        .flatMap(history -> history.epochs().stream())
        .mapToDouble(History.Epoch::seconds)
        .sum();
  }

  /** What a contender that was asked before costs. */
  Cost cost(Contender contender) {
    long parameters = 0;
    if (contender.audio().isPresent()) {
      parameters += count(hearing(contender).model().parameters());
    }
    if (contender.text().isPresent()) {
      parameters += count(reading(contender).model().parameters());
    }
    if (networks.containsKey(contender)) {
      parameters += count(networks.get(contender).model().parameters());
    }
    Answer answer = answer(contender);
    List<Pair<Sample, Sample>> pairs = pairs(partition.test(), field.sentences().test());
    double[] milliseconds =
        pairs.stream()
            .limit(TIMED)
            .mapToDouble(pair -> milliseconds(contender, answer, pair))
            .sorted()
            .toArray();
    return new Cost(parameters, milliseconds[milliseconds.length / 2]);
  }

  private static long count(Parameters parameters) {
    return parameters.names().stream().mapToLong(name -> parameters.get(name).size()).sum();
  }

  private double milliseconds(Contender contender, Answer answer, Pair<Sample, Sample> pair) {
    Waveform sound = VoiceStage.heard(pair.clip(), waveform -> waveform);
    // Another blank is another sentence to the memory, and the same one to the model.
    String words = Reading.words(pair.sentence()) + " ";
    long start = System.nanoTime();
    Matrix frames = contender.audio().map(audio -> audio.features().of(sound)).orElse(null);
    Scores unused = answer.apply(new Question(contender, frames, words));
    return (System.nanoTime() - start) * 1e-6;
  }

  @Override
  public void close() {
    networks.values().forEach(result -> result.model().close());
  }
}
