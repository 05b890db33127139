package dev.duet.text;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.emotion.Emotion;
import dev.duet.text.encoder.Checkpoint;
import dev.duet.text.encoder.Encoder;
import dev.duet.text.encoder.EncoderConfig;
import dev.duet.text.encoder.Head;
import dev.duet.text.encoder.MiniLm;
import dev.duet.weights.Parameters;
import dev.duet.weights.RowBytes;
import dev.duet.weights.SafeTensors;
import dev.duet.weights.Tensor;
import dev.duet.weights.Torch;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A text model on disk. A matrix is stored in half precision; for a parameter of the packaged
 * encoder its difference from the published value is stored, which is so small that one byte a
 * value does for it. A student with other layers than that encoder shares its embeddings only.
 */
final class TextModelFiles {
  private static final int FORMAT = 2;

  /** Stored differences in half precision. */
  private static final int OLDEST_FORMAT = 1;

  private static final String DESCRIPTION = "text.json";
  private static final String WEIGHTS = "text.safetensors";
  private static final String OWN = "own";
  private static final ObjectMapper JSON = new ObjectMapper();

  private TextModelFiles() {}

  /**
   * What {@code text.json} says.
   *
   * @param format version of these files
   * @param base name of the packaged encoder that the weights are added to, or {@code own}
   * @param baseFingerprint of that encoder's file, zero for an own one
   * @param encoder shape of the encoder
   * @param head shape of the head
   * @param labels emotions in the order of the outputs
   */
  record Description(
      int format,
      String base,
      long baseFingerprint,
      EncoderConfig encoder,
      Head head,
      List<String> labels) {

    Description {
      if (base == null || encoder == null || head == null || labels == null) {
        throw new IllegalArgumentException("a part is missing");
      }
      if (labels.size() != head.labels()
          || labels.stream().anyMatch(label -> Emotion.named(label).isEmpty())) {
        throw new IllegalArgumentException("labels " + labels);
      }
    }

    boolean isPackaged() {
      return base.equals(MiniLm.NAME);
    }

    List<Emotion> emotions() {
      return labels.stream().map(label -> Emotion.named(label).orElseThrow()).toList();
    }
  }

  static void write(TextModel model, Path folder) {
    Optional<MiniLm> base = model.isPackaged() ? Optional.of(MiniLm.load()) : Optional.empty();
    Description description =
        new Description(
            FORMAT,
            base.isPresent() ? MiniLm.NAME : OWN,
            base.map(MiniLm::fingerprint).orElse(0L),
            model.classifier().encoder().config(),
            model.head(),
            model.labels().stream().map(Emotion::label).toList());
    Map<String, Tensor> published = base.map(b -> shared(b, description.encoder)).orElse(Map.of());
    try {
      Files.createDirectories(folder);
      SafeTensors weights = new SafeTensors(stored(model.parameters(), published), Map.of());
      weights.write(folder.resolve(WEIGHTS));
      if (base.isEmpty()) {
        model.tokenizer().write(folder);
      }
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(folder.resolve(DESCRIPTION).toFile(), description);
    } catch (IOException e) {
      throw new WeightsException(folder + " cannot be written; check the folder and the space", e);
    }
  }

  /** The published weights that a model over the packaged encoder is stored as a difference to. */
  private static Map<String, Tensor> shared(MiniLm base, EncoderConfig encoder) {
    Map<String, Tensor> shared = new LinkedHashMap<>(base.checkpoint().weights());
    if (encoder.layers() != base.checkpoint().config().layers()) {
      shared.keySet().removeIf(name -> !name.startsWith("embeddings."));
    }
    return shared;
  }

  private static Map<String, Tensor> stored(Parameters parameters, Map<String, Tensor> published) {
    Map<String, Tensor> stored = new LinkedHashMap<>();
    for (String name : parameters.names()) {
      try (NDManager manager = Torch.newManager()) {
        NDArray kept = parameters.get(name).duplicate();
        kept.attach(manager);
        if (published.containsKey(name)) {
          kept = kept.sub(published.get(name).on(manager));
        }
        boolean isMatrix = kept.getShape().dimension() == 2;
        if (!published.containsKey(name)) {
          stored.put(name, Tensor.of(kept, isMatrix ? DataType.FLOAT16 : DataType.FLOAT32));
        } else if (kept.abs().max().getFloat() > 0) {
          stored.putAll(
              isMatrix
                  ? RowBytes.pack(name, kept.getShape().get(0), kept.toFloatArray())
                  : Map.of(name, Tensor.of(kept, DataType.FLOAT32)));
        }
      }
    }
    return stored;
  }

  static TextModel read(Path folder) {
    Description description = description(folder.resolve(DESCRIPTION));
    WordPiece tokenizer =
        description.isPackaged()
            ? WordPiece.packaged()
            : WordPiece.read(folder, description.encoder.positions());
    try {
      Parameters parameters = parameters(description, folder.resolve(WEIGHTS));
      return new TextModel(
          tokenizer,
          new Encoder(description.encoder, parameters),
          description.head,
          parameters,
          description.emotions(),
          description.isPackaged());
    } catch (WeightsException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static Parameters parameters(Description description, Path file) {
    Map<String, Tensor> stored = RowBytes.unpack(SafeTensors.read(file).tensors());
    stored.forEach(
        (name, tensor) -> {
          if (!tensor.isFinite()) {
            throw new WeightsException(
                file + " holds values of " + name + " that are no numbers; take the bundle again");
          }
        });
    return description.isPackaged()
        ? added(description, stored, file)
        : verified(description, stored, file);
  }

  private static Description description(Path file) {
    Description description;
    try {
      description = JSON.readValue(file.toFile(), Description.class);
    } catch (IOException e) {
      throw new WeightsException(file + " is missing or damaged; take the bundle again", e);
    }
    if (description.format < OLDEST_FORMAT
        || description.format > FORMAT
        || !(description.isPackaged() || description.base.equals(OWN))) {
      throw new WeightsException(
          file
              + " has format "
              + description.format
              + " over "
              + description.base
              + ", which this Duet does not read; take the Duet that wrote it, or train it again");
    }
    return description;
  }

  private static Parameters verified(
      Description description, Map<String, Tensor> weights, Path file) {
    new Checkpoint(description.encoder, Optional.of(description.head), description.labels, weights)
        .verify(file.toString());
    return Parameters.of(weights);
  }

  /**
   * The packaged weights with the stored differences added; what is stored of the head is whole.
   */
  private static Parameters added(Description description, Map<String, Tensor> stored, Path file) {
    MiniLm base = MiniLm.load();
    if (description.baseFingerprint != base.fingerprint()) {
      throw new WeightsException(
          file + " was trained over another version of " + MiniLm.NAME + "; train it again");
    }
    Map<String, Tensor> published = shared(base, description.encoder);
    Map<String, Tensor> whole = new LinkedHashMap<>(stored);
    whole.putAll(published);
    Parameters parameters = verified(description, whole, file);
    stored.forEach(
        (name, difference) -> {
          if (published.containsKey(name)) {
            if (!difference.shape().equals(published.get(name).shape())) {
              parameters.close();
              throw new WeightsException(
                  file
                      + " has another shape for "
                      + name
                      + " than "
                      + MiniLm.NAME
                      + "; take the bundle again");
            }
            parameters.add(name, difference);
          }
        });
    return parameters;
  }
}
