package dev.duet.voice;

import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** An encoder of one narrow layer that has learnt nothing. */
public final class RandomEncoder {
  /** What it makes of a sound: two layers of 64 values, a frame for 40 ms. */
  public static final EncoderFeatures FEATURES = new EncoderFeatures("random", 64, 0, 1, 30, 2);

  private RandomEncoder() {}

  /** Its weights, as a bundle holds them. */
  static Map<String, Tensor> tensors() {
    InitialValues values = new InitialValues(new Random(1), false);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    FEATURES
        .blocks()
        .shapes()
        .forEach((name, shape) -> tensors.put(name, values.uniform(0.2, shape)));
    return tensors;
  }

  /** An ear that hears by it; the caller closes it. */
  public static Ear ear() {
    return Ear.stored(FEATURES, new SafeTensors(tensors(), Map.of()), Path.of("random"));
  }
}
