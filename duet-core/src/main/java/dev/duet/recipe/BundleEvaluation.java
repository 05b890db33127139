package dev.duet.recipe;

import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.corpus.Corpora;
import dev.duet.corpus.Corpus;
import dev.duet.corpus.CorpusException;
import dev.duet.corpus.Sample;
import dev.duet.corpus.Split;
import dev.duet.emotion.Scores;
import dev.duet.evaluate.CoverageCurve;
import dev.duet.evaluate.Evaluation;
import dev.duet.evaluate.LabelPairing;
import dev.duet.evaluate.Outcome;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import dev.duet.speech.RecognitionQuality;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import dev.duet.speech.WordErrorRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Measures a bundle on a corpus, and says where the figures flatter. */
public final class BundleEvaluation {
  /** The label-paired protocol of TESS and {@code emotion} in the place of a corpus' name. */
  public static final String PAIRED = "paired";

  /** Corpora whose words are the same in every emotion, so only their sound is asked. */
  private static final Set<String> SOUND_ONLY = Set.of("tess", "ravdess", "emospeech");

  private final Bundle bundle;
  private final Optional<SpeechRecogniser> recogniser;
  private final Watcher watcher;
  private RecognitionQuality quality = RecognitionQuality.NONE;
  private Optional<SpeakerMemory> memory = Optional.empty();
  private final List<String> warnings = new ArrayList<>();

  private BundleEvaluation(Bundle bundle, Optional<SpeechRecogniser> recogniser, Watcher watcher) {
    this.bundle = bundle;
    this.recogniser = recogniser;
    this.watcher = watcher;
  }

  /**
   * What was measured.
   *
   * @param title of what it was measured on
   * @param evaluation the figures
   * @param coverage how often the surest answers are right
   * @param warnings sentences that belong beside them
   * @param recognition what recognised words were worth, if a recogniser was asked
   * @param speakers what it was worth to know the speakers, if a manifest names them and the bundle
   *     learns voices
   */
  public record Result(
      String title,
      Evaluation evaluation,
      CoverageCurve coverage,
      List<String> warnings,
      Optional<Recognition> recognition,
      Optional<KnownSpeakers> speakers) {}

  /**
   * What to measure on.
   *
   * @param corpus a name that {@link Corpora} knows, {@link #PAIRED}, or the path of a manifest
   * @param data the folder that holds the corpora
   * @param oneIn every such sample in the order of their ids, from the first on; 1 for all
   * @param seed of the pairing and of the bootstrap
   */
  public record Ground(String corpus, Path data, int oneIn, long seed) {

    /** Refuses a number of samples below one. */
    public Ground {
      if (oneIn < 1) {
        throw new IllegalArgumentException("one sample in 1 or more, not in " + oneIn);
      }
    }

    private List<Sample> of(List<Sample> samples) {
      return IntStream.range(0, samples.size())
          .filter(i -> i % oneIn == 0)
          .mapToObj(samples::get)
          .toList();
    }
  }

  /**
   * Measures a bundle.
   *
   * @throws CorpusException if the corpus is not there or has nothing to measure on
   */
  public static Result of(Bundle bundle, Ground ground, Watcher watcher) {
    BundleEvaluation run = new BundleEvaluation(bundle, Optional.empty(), watcher);
    return ground.corpus.equals(PAIRED) ? run.paired(ground) : run.corpus(ground);
  }

  /**
   * Measures a bundle on the recordings of a corpus with the words that a recogniser hears in them.
   *
   * @param recogniser asked for every recording; stays the caller's
   * @param ground a corpus with recordings, so not {@link #PAIRED}
   * @throws CorpusException if the corpus is not there or has nothing to measure on
   * @throws dev.duet.speech.SpeechException if the recogniser cannot answer
   */
  public static Result ofRecognised(
      Bundle bundle, SpeechRecogniser recogniser, Ground ground, Watcher watcher) {
    return new BundleEvaluation(bundle, Optional.of(recogniser), watcher).corpus(ground);
  }

  /** A sample and what each modality has to say of it. */
  private record Witnessed(Sample sample, Map<Modality, Evidence> evidence) {}

  private Result corpus(Ground ground) {
    Corpus corpus = Corpora.load(ground.corpus, ground.data);
    if (Corpora.isManifest(ground.corpus) && bundle.learnsVoices()) {
      memory = Optional.of(new SpeakerMemory(bundle));
    }
    List<Witnessed> witnessed = witnessed(corpus, ground);
    List<Outcome> fused =
        witnessed.stream()
            .map(w -> new Outcome(w.sample.emotion(), bundle.fuse(w.evidence)))
            .toList();
    String part = ground.oneIn == 1 ? "" : ", one sample in " + ground.oneIn;
    Result result = result(corpus.name() + part, fused);
    return new Result(
        result.title,
        result.evaluation,
        result.coverage,
        result.warnings,
        recognition(witnessed, fused, ground.seed),
        speakers(witnessed, ground.seed));
  }

  private Optional<Recognition> recognition(
      List<Witnessed> witnessed, List<Outcome> fused, long seed) {
    return recogniser.map(
        asked -> {
          List<Outcome> soundAlone =
              witnessed.stream()
                  .map(
                      w -> new Outcome(w.sample.emotion(), w.evidence.get(Modality.AUDIO).scores()))
                  .toList();
          return Recognition.of(asked.name(), quality, fused, soundAlone, seed);
        });
  }

  /** The answers about speakers by what was known of them, beside those about strangers. */
  private Optional<KnownSpeakers> speakers(List<Witnessed> witnessed, long seed) {
    List<Outcome> known = new ArrayList<>();
    List<Outcome> unknown = new ArrayList<>();
    for (Witnessed each : witnessed) {
      memory
          .flatMap(m -> m.of(each.sample))
          .ifPresent(
              voice -> {
                Map<Modality, Evidence> remembered = new EnumMap<>(each.evidence);
                remembered.put(Modality.AUDIO, voice);
                known.add(new Outcome(each.sample.emotion(), bundle.fuse(remembered)));
                unknown.add(new Outcome(each.sample.emotion(), bundle.fuse(each.evidence)));
              });
    }
    return memory
        .filter(m -> !known.isEmpty())
        .map(m -> KnownSpeakers.of(m.speakers(), known, unknown, seed));
  }

  private Result paired(Ground ground) {
    warnings.add(PairedProtocol.CAVEAT);
    List<Witnessed> clips = witnessed(Corpora.load("tess", ground.data), ground);
    List<Witnessed> sentences = witnessed(Corpora.load("emotion", ground.data), ground);
    PairedProtocol.requirePartners(samples(clips), samples(sentences));
    List<Outcome> outcomes =
        LabelPairing.pair(
                clips,
                clip -> clip.sample.emotion(),
                sentences,
                sentence -> sentence.sample.emotion(),
                LabelPairing.SHARED_LABELS,
                ground.seed)
            .stream()
            .map(pair -> new Outcome(pair.label(), together(pair.clip(), pair.sentence())))
            .toList();
    return result(PAIRED, outcomes);
  }

  private static List<Sample> samples(List<Witnessed> witnessed) {
    return witnessed.stream().map(Witnessed::sample).toList();
  }

  private Scores together(Witnessed clip, Witnessed sentence) {
    Map<Modality, Evidence> both = new EnumMap<>(clip.evidence);
    both.putAll(sentence.evidence);
    return bundle.fuseAmong(LabelPairing.SHARED_LABELS, both);
  }

  /** What there is to say of the samples to be measured on, without those of which nothing is. */
  private List<Witnessed> witnessed(Corpus corpus, Ground ground) {
    List<Sample> samples = ground.of(tested(corpus));
    boolean soundOnly = SOUND_ONLY.contains(corpus.name());
    watcher.stage(corpus.name() + ", " + samples.size() + " samples");
    List<Witnessed> witnessed = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      Map<Modality, Evidence> evidence = evidence(samples.get(i), soundOnly);
      if (!evidence.isEmpty()) {
        witnessed.add(new Witnessed(samples.get(i), evidence));
      }
      watcher.items(i + 1, samples.size());
    }
    return witnessed;
  }

  private Result result(String title, List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw new CorpusException("nothing in " + title + " could be measured on");
    }
    return new Result(
        title,
        Evaluation.of(outcomes),
        CoverageCurve.of(outcomes),
        List.copyOf(warnings),
        Optional.empty(),
        Optional.empty());
  }

  /** The test part where there is one; else all, with a warning if the bundle has seen it. */
  private List<Sample> tested(Corpus corpus) {
    List<Sample> test =
        corpus.samples().stream()
            .filter(s -> s.split().filter(Split.TEST::equals).isPresent())
            .toList();
    if (!test.isEmpty()) {
      return test;
    }
    bundle.manifest().seen().stream()
        .filter(seen -> seen.corpus().equals(corpus.name()))
        .map(Manifest.Seen::part)
        .forEach(
            part ->
                warnings.add(
                    "this bundle was trained on "
                        + corpus.name()
                        + " ("
                        + part
                        + "), so these figures flatter; see metrics.json of the bundle for voices"
                        + " that it had not heard"));
    return corpus.samples();
  }

  private Map<Modality, Evidence> evidence(Sample sample, boolean soundOnly) {
    Set<Modality> models = bundle.manifest().modalities();
    Map<Modality, Evidence> evidence = new EnumMap<>(Modality.class);
    try {
      if (models.contains(Modality.AUDIO) && sample.audio().isPresent()) {
        evidence.putAll(VoiceStage.heard(sample, sound -> heard(sample, sound)));
      }
    } catch (AudioException e) {
      warnings.add("not heard: " + e.getMessage());
    }
    if (recogniser.isEmpty() && models.contains(Modality.TEXT) && !soundOnly) {
      sample.text().ifPresent(text -> evidence.put(Modality.TEXT, bundle.read(text)));
    }
    return evidence;
  }

  /** What a sound says, and the words in it if there is a recogniser. */
  private Map<Modality, Evidence> heard(Sample sample, Waveform sound) {
    Map<Modality, Evidence> evidence = new EnumMap<>(Modality.class);
    Matrix features = bundle.features(sound);
    evidence.put(Modality.AUDIO, bundle.hear(features, sound));
    memory.ifPresent(m -> m.hear(sample, features, sound));
    if (recogniser.isPresent() && bundle.manifest().modalities().contains(Modality.TEXT)) {
      recognised(sample, sound).ifPresent(words -> evidence.put(Modality.TEXT, words));
    }
    return evidence;
  }

  /** What the words say that the recogniser hears; it is also measured by those that were said. */
  private Optional<Evidence> recognised(Sample sample, Waveform sound) {
    long start = System.nanoTime();
    Transcript transcript = recogniser.orElseThrow().transcribe(sound);
    double seconds = (System.nanoTime() - start) * 1e-9;
    sample
        .text()
        .map(said -> WordErrorRate.ofEnglish(said, transcript.text()))
        .ifPresent(
            words ->
                quality =
                    quality.plus(new RecognitionQuality(words, transcript.seconds(), seconds)));
    return Optional.of(transcript.text())
        .filter(words -> !words.isBlank())
        .map(words -> bundle.readRecognised(words, transcript.confidence().orElse(1)))
        .filter(evidence -> evidence.trust() > 0);
  }
}
