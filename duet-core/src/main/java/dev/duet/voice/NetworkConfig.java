package dev.duet.voice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.duet.audio.Matrix;

/**
 * The shape of an audio model's network. With Jackson its {@code type} says which it is; where
 * nothing says so it is an LSTM, as all were at first.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = LstmConfig.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = LstmConfig.class, name = "lstm"),
  @JsonSubTypes.Type(value = CnnConfig.class, name = "cnn"),
  @JsonSubTypes.Type(value = AttentiveConfig.class, name = "attentive"),
  @JsonSubTypes.Type(value = DiscriminantConfig.class, name = "discriminant")
})
public sealed interface NetworkConfig
    permits LstmConfig, CnnConfig, AttentiveConfig, DiscriminantConfig {

  /**
   * Networks of this shape that are trained side by side from different initial values; their mean
   * answers, which depends less on chance than any one of them.
   */
  int members();

  /**
   * As few frames as such a network learns as much from as from those of a whole utterance.
   *
   * @param frames {@code [features, frames]}, as an {@link Ear} gives them
   * @return as many features; the same frames unless it is said otherwise
   */
  default Matrix gist(Matrix frames) {
    return frames;
  }

  /** Values that one member makes of an utterance before it chooses a label. */
  int embeddingWidth();
}
