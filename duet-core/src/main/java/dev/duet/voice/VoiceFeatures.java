package dev.duet.voice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What an audio model sees of a recording, frame by frame. With Jackson its {@code type} says which
 * kind it is; where nothing says so it is {@link FrameFeatures}, as all were at first.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = FrameFeatures.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = FrameFeatures.class, name = "frames"),
  @JsonSubTypes.Type(value = EncoderFeatures.class, name = "encoder")
})
public sealed interface VoiceFeatures permits FrameFeatures, EncoderFeatures {

  /** Values a frame. */
  int width();

  /** Rate, in Hz, that every recording is resampled to; one of this rate is not. */
  int sampleRate();
}
