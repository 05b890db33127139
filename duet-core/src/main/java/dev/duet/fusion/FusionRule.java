package dev.duet.fusion;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.duet.emotion.Scores;
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
   * What {@link #fuse} does where several modalities are present.
   *
   * @param scores of two modalities or more
   */
  Scores combine(Map<Modality, Scores> scores);
}
