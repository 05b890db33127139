package dev.duet.fusion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.duet.emotion.Scores;
import java.util.EnumMap;
import java.util.Map;

/**
 * A way to make one answer of the modalities' answers. With Jackson a rule reads and writes as an
 * object whose {@code rule} says which it is.
 *
 * <p>Of the package's notation: {@code q_m} is a modality's answer stretched over the union of
 * labels.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Maximum.class, name = "maximum"),
  @JsonSubTypes.Type(value = Mean.class, name = "mean"),
  @JsonSubTypes.Type(value = Product.class, name = "product"),
  @JsonSubTypes.Type(value = Weighted.class, name = "weighted"),
  @JsonSubTypes.Type(value = Stacker.class, name = "stacker")
})
public sealed interface FusionRule permits Maximum, Mean, Product, Weighted, Stacker {

  /**
   * The fused answer over the union of the labels that the modalities know.
   *
   * @param scores what each modality present says; one alone is returned unchanged
   * @throws IllegalArgumentException if there is none
   */
  default Scores fuse(Map<Modality, Scores> scores) {
    if (scores.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to fuse: no modality gave scores");
    }
    return scores.size() == 1 ? scores.values().iterator().next() : combine(scores);
  }

  /**
   * The fused answer of evidence that may be trusted less than wholly.
   *
   * @param evidence of each modality present; one alone is returned as it is
   * @throws IllegalArgumentException if there is none
   */
  default Scores fuseEvidence(Map<Modality, Evidence> evidence) {
    Map<Modality, Scores> scores = new EnumMap<>(Modality.class);
    boolean alone = evidence.size() == 1;
    evidence.forEach(
        (modality, e) -> scores.put(modality, alone ? e.scores() : e.discounted(power(modality))));
    return fuse(scores);
  }

  /** The power to which the rule raises what a modality says, above 0. */
  default double power(Modality modality) {
    return 1;
  }

  /**
   * What {@link #fuse} does where several modalities are present.
   *
   * @param scores of two modalities or more
   */
  Scores combine(Map<Modality, Scores> scores);
}
