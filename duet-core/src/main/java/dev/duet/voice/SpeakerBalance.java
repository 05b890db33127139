package dev.duet.voice;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much each utterance counts in training, so that who has much to say is not all there is to
 * learn from: two speakers of TESS say as much as all the others of three corpora.
 *
 * @param utterances of each speaker
 * @param exponent 0 for all utterances alike, 1 for all speakers alike
 * @param scale that makes the mean weight one
 */
record SpeakerBalance(Map<String, Long> utterances, double exponent, double scale) {

  static SpeakerBalance of(List<LabelledFrames> all, double exponent) {
    Map<String, Long> utterances =
        all.stream()
            .map(LabelledFrames::speaker)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    double sum = utterances.values().stream().mapToDouble(n -> n * Math.pow(n, -exponent)).sum();
    return new SpeakerBalance(utterances, exponent, all.size() / sum);
  }

  /** The weight of an utterance. */
  double of(LabelledFrames utterance) {
    return scale * Math.pow(utterances.get(utterance.speaker()), -exponent);
  }
}
