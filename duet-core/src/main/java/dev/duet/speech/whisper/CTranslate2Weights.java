package dev.duet.speech.whisper;

import ai.djl.ndarray.types.Shape;
import dev.duet.weights.CTranslate2Model;
import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.nio.file.Path;

/** The weights in a {@code model.bin} of CTranslate2, which is the form of faster-whisper. */
record CTranslate2Weights(CTranslate2Model model) implements WhisperWeights {
  private static final String SPECIFICATION = "WhisperSpec";

  /** Size of a head in every published model, for files that do not say how many there are. */
  private static final int HEAD = 64;

  /**
   * Opens a file.
   *
   * @throws WeightsException if it cannot be read or is no Whisper
   */
  static CTranslate2Weights read(Path file) {
    CTranslate2Model model = CTranslate2Model.read(file);
    if (!model.specification().equals(SPECIFICATION)) {
      throw new WeightsException(
          file + " is a " + model.specification() + " where a " + SPECIFICATION + " is needed");
    }
    return new CTranslate2Weights(model);
  }

  /**
   * The number of attention heads.
   *
   * @param stack {@code encoder} or {@code decoder}
   * @param width of the model
   */
  int heads(String stack, int width) {
    String name = stack + "/num_heads";
    if (!model.has(name)) {
      return width / HEAD;
    }
    Tensor scalar = model.stored(name);
    return switch (scalar.type()) {
      case INT8 -> scalar.data().get(0);
      case INT16 -> scalar.data().getShort(0);
      case INT32 -> scalar.data().getInt(0);
      default -> throw new WeightsException(model.file() + " counts heads in " + scalar.type());
    };
  }

  @Override
  public boolean has(String name) {
    return model.has(name);
  }

  @Override
  public Shape shape(String name) {
    return model.stored(name).shape();
  }

  @Override
  public Tensor tensor(String name) {
    return model.weight(name);
  }
}
