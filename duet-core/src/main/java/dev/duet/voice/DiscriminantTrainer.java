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

  /** A tone of a corpus. */
  private record Group(String corpus, Tone tone) {}

  /** Somebody of a corpus; names may recur in another. */
  private record Speaker(String corpus, String name) {}

  /**
   * Analyses utterances. Each counts alike whatever number of variants it has.
   *
   * @throws IllegalArgumentException if there are more groups than the config says, or one only
   */
  Parameters of(List<LabelledFrames> utterances) {
    Map<Group, Integer> groups = new LinkedHashMap<>();
    Map<Speaker, Integer> speakers = new LinkedHashMap<>();
    SpeakerBalance weights = SpeakerBalance.of(utterances, balance);
    List<Example> examples = new ArrayList<>();
    for (LabelledFrames utterance : utterances) {
      String corpus = utterance.corpus();
      int group = number(groups, new Group(corpus, utterance.tone()));
      int speaker = number(speakers, new Speaker(corpus, utterance.speaker()));
      double weight = weights.of(utterance) / utterance.variants().size();
      for (Matrix frames : utterance.variants()) {
        float[] pooled = DiscriminantAnalysis.pooled(standardiser.apply(frames));
        examples.add(new Example(pooled, group, speaker, weight));
      }
    }
    if (groups.size() < 2 || groups.size() > config.groups()) {
      throw new IllegalArgumentException(
          "the recordings are of %d pairs of corpus and tone, and the network is for 2 to %d"
              .formatted(groups.size(), config.groups()));
    }
    List<Group> found = List.copyOf(groups.keySet());
    Origins origins = origins(found, speakers.keySet());
    return parameters(DiscriminantAnalysis.of(config, examples, origins), found, origins);
  }

  private Origins origins(List<Group> groups, Set<Speaker> speakers) {
    Map<String, Integer> corpora = new LinkedHashMap<>();
    return new Origins(
        groups.stream().mapToInt(group -> number(corpora, group.corpus)).toArray(),
        groups.stream().mapToInt(group -> tones.indexOf(group.tone)).toArray(),
        groups.stream()
            .mapToInt(
                group -> (int) speakers.stream().filter(s -> s.corpus.equals(group.corpus)).count())
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
