package dev.duet.voice;

import dev.duet.audio.Matrix;
import dev.duet.voice.DiscriminantAnalysis.Example;
import dev.duet.voice.DiscriminantAnalysis.Origins;
import dev.duet.voice.DiscriminantAnalysis.Result;
import dev.duet.weights.Parameters;
import dev.duet.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the parameters of a {@link DiscriminantNetwork} out of utterances. */
record DiscriminantTrainer(
    DiscriminantConfig config, List<Tone> tones, Standardiser standardiser, double balance) {

  /** The share of a recording as it is, where it has variants. */
  private static final double AS_IT_IS = 2.0 / 3;

  /**
   * What was found.
   *
   * @param parameters of the network, to be closed by the caller
   * @param places of the utterances' variants, one after the other
   */
  record Fitted(Parameters parameters, List<Place> places) {}

  /**
   * Where an example stands among the others.
   *
   * @param group from zero
   * @param offset of its speaker's embeddings, one value a group
   * @param share of its weight in its group
   */
  record Place(int group, float[] offset, double share) {}

  /** A tone of a corpus. */
  private record Group(String corpus, Tone tone) {}

  /**
   * Somebody of a corpus, in one variant of what was said: a room changes a voice as somebody else
   * would. Names may recur in another corpus.
   */
  private record Speaker(String corpus, String name, int variant) {}

  /**
   * Analyses utterances. Each counts alike whatever number of variants it has; the recording as it
   * is counts twice as much as all its variants together.
   *
   * @throws IllegalArgumentException if there are more groups than the config says, or one only
   */
  Parameters of(List<LabelledFrames> utterances) {
    return fit(utterances).parameters();
  }

  /** The same, and where every variant of every utterance has its place, in their order. */
  Fitted fit(List<LabelledFrames> utterances) {
    Map<Group, Integer> groups = new LinkedHashMap<>();
    Map<Speaker, Integer> speakers = new LinkedHashMap<>();
    SpeakerBalance weights = SpeakerBalance.of(utterances, balance);
    List<Example> examples = new ArrayList<>();
    for (LabelledFrames utterance : utterances) {
      String corpus = utterance.corpus();
      int group = number(groups, new Group(corpus, utterance.tone()));
      int variants = utterance.variants().size();
      for (int variant = 0; variant < variants; variant++) {
        Matrix frames = standardiser.apply(utterance.variants().get(variant));
        Speaker speaker = new Speaker(corpus, utterance.speaker(), variant);
        double weight = weights.of(utterance) * share(variant, variants);
        examples.add(
            new Example(
                DiscriminantAnalysis.pooled(frames), group, number(speakers, speaker), weight));
      }
    }
    if (groups.size() < 2 || groups.size() > config.groups()) {
      throw new IllegalArgumentException(
          "the recordings are of %d pairs of corpus and tone, and the network is for 2 to %d"
              .formatted(groups.size(), config.groups()));
    }
    List<Group> found = List.copyOf(groups.keySet());
    Origins origins = origins(found, speakers.keySet());
    Result result = DiscriminantAnalysis.of(config, examples, origins);
    return new Fitted(parameters(result, found, origins), places(examples, result, found.size()));
  }

  private static List<Place> places(List<Example> examples, Result result, int groups) {
    double[] ofGroups = new double[groups];
    examples.forEach(example -> ofGroups[example.group()] += example.weight());
    return examples.stream()
        .map(
            example ->
                new Place(
                    example.group(),
                    result.offsets()[example.speaker()],
                    example.weight() / ofGroups[example.group()]))
        .toList();
  }

  /** Of an utterance's weight. */
  private static double share(int variant, int variants) {
    if (variants == 1) {
      return 1;
    }
    return variant == 0 ? AS_IT_IS : (1 - AS_IT_IS) / (variants - 1);
  }

  private Origins origins(List<Group> groups, Set<Speaker> speakers) {
    Map<String, Integer> corpora = new LinkedHashMap<>();
    return new Origins(
        groups.stream().mapToInt(group -> number(corpora, group.corpus)).toArray(),
        groups.stream().mapToInt(group -> tones.indexOf(group.tone)).toArray(),
        groups.stream()
            .mapToInt(
                group ->
                    (int)
                        speakers.stream()
                            .filter(s -> s.corpus.equals(group.corpus) && s.variant == 0)
                            .count())
            .toArray());
  }

  private static <K> int number(Map<K, Integer> numbers, K key) {
    numbers.putIfAbsent(key, numbers.size());
    return numbers.get(key);
  }

  private Parameters parameters(Result result, List<Group> groups, Origins origins) {
    int width = config.embeddingWidth();
    float[] tonesOf = new float[config.groups() * tones.size()];
    float[] corporaOf = new float[config.groups() * config.groups()];
    for (int i = 0; i < groups.size(); i++) {
      tonesOf[i * tones.size() + origins.tones()[i]] = 1;
      corporaOf[i * config.groups() + origins.corpora()[i]] = 1;
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(
        DiscriminantNetwork.WEIGHT,
        Tensor.of(result.weight(), width, result.weight().length / width));
    tensors.put(DiscriminantNetwork.BIAS, Tensor.of(result.bias(), width));
    tensors.put(DiscriminantNetwork.CENTRES, Tensor.of(result.centres(), config.groups(), width));
    tensors.put(DiscriminantNetwork.TONES, Tensor.of(tonesOf, config.groups(), tones.size()));
    tensors.put(
        DiscriminantNetwork.CORPORA, Tensor.of(corporaOf, config.groups(), config.groups()));
    return Parameters.of(tensors);
  }
}
