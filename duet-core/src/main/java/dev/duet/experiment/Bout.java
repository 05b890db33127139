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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

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
  private final Map<Contender, Answer> answers = new HashMap<>();

  /** What a contender answers, between the shared labels. */
  private interface Answer extends Function<Question, Scores> {}

  /**
   * An utterance put to a contender, which is heard and read as far as the contender needs.
   *
   * @param scores of the modalities it has, between the shared labels
   * @param embeddings of the same
   */
  private record Question(
      Supplier<Map<Modality, Scores>> scores, Supplier<Map<Modality, float[]>> embeddings) {}

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
      Question question =
          question(
              contender,
              contender.audio().map(audio -> field.frames(audio, condition, pair.clip())),
              contender.text().map(text -> field.words(condition, pair.sentence())));
      outcomes.add(new Outcome(pair.label(), answer.apply(question)));
    }
    return outcomes;
  }

  private Question question(Contender contender, Optional<Matrix> frames, Optional<String> words) {
    return new Question(
        () ->
            parts(
                frames.map(f -> hearing(contender).scores(f).restrictedTo(SHARED)),
                words.map(w -> reading(contender).scores(w).restrictedTo(SHARED))),
        () ->
            parts(
                frames.map(f -> hearing(contender).embedding(f)),
                words.map(w -> reading(contender).embedding(w))));
  }

  /** The same without a memory, for whoever measures time. */
  private Question unremembered(
      Contender contender, Optional<Matrix> frames, Optional<String> words) {
    return new Question(
        () ->
            parts(
                frames.map(f -> hearing(contender).score(f).restrictedTo(SHARED)),
                words.map(w -> reading(contender).score(w).restrictedTo(SHARED))),
        () ->
            parts(
                frames.map(f -> hearing(contender).model().embed(f)),
                words.map(w -> reading(contender).model().embed(w))));
  }

  private static <T> Map<Modality, T> parts(Optional<T> audio, Optional<T> text) {
    Map<Modality, T> parts = new EnumMap<>(Modality.class);
    audio.ifPresent(part -> parts.put(Modality.AUDIO, part));
    text.ifPresent(part -> parts.put(Modality.TEXT, part));
    return parts;
  }

  private Answer answer(Contender contender) {
    return answers.computeIfAbsent(contender, this::newAnswer);
  }

  private Answer newAnswer(Contender contender) {
    if (contender.mlp().isPresent()) {
      FeatureFusion network = network(contender).model();
      Answer raw = question -> network.score(question.embeddings.get()).restrictedTo(SHARED);
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
      return question -> rule.fuse(question.scores.get());
    }
    return question -> question.scores.get().values().iterator().next();
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
          MlpStage mlp =
              new MlpStage(c.mlp().orElseThrow(), reading.training(), reading.validation());
          Optional<Path> folder = field.states().training(name);
          return mlp.trainOnEmbeddings(
              hearing(c)::embedding,
              reading::embedding,
              stage.learnt(partition, mlp.plan(seed), watcher, folder),
              stage.unseen(partition),
              seed,
              watcher,
              folder);
        });
  }

  /** What a contender makes of voices that its audio model has not heard. */
  private List<Outcome> unheard(Contender contender, Answer answer) {
    Recipe.Audio audio = contender.audio().orElseThrow();
    List<Voice> voices = new ArrayList<>();
    for (Sample clip : partition.validation()) {
      field
          .pseudoVoices(audio.frames(), clip)
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
                        question(
                            contender,
                            Optional.of(pair.clip().frames),
                            Optional.of(pair.sentence().words())))))
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
      parameters += hearing(contender).model().parameters().size();
    }
    if (contender.text().isPresent()) {
      parameters += reading(contender).model().parameters().size();
    }
    if (networks.containsKey(contender)) {
      parameters += networks.get(contender).model().parameters().size();
    }
    Answer answer = answer(contender);
    List<Pair<Sample, Sample>> pairs = pairs(partition.test(), field.sentences().test());
    double[] milliseconds =
        pairs.stream()
            .limit(TIMED)
            .mapToDouble(pair -> milliseconds(contender, answer, pair))
            .toArray();
    return new Cost(parameters, Median.of(milliseconds));
  }

  private double milliseconds(Contender contender, Answer answer, Pair<Sample, Sample> pair) {
    Waveform sound = VoiceStage.heard(pair.clip(), waveform -> waveform);
    Optional<String> words = contender.text().map(text -> pair.sentence().words());
    long start = System.nanoTime();
    Optional<Matrix> frames = contender.audio().map(audio -> audio.frames().of(sound));
    Scores unused = answer.apply(unremembered(contender, frames, words));
    return (System.nanoTime() - start) * 1e-6;
  }

  @Override
  public void close() {
    networks.values().forEach(result -> result.model().close());
  }
}
