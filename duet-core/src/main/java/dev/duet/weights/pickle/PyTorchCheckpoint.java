package dev.duet.weights.pickle;

import dev.duet.weights.Tensor;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A file that {@code torch.save} wrote of a dictionary of tensors, such as {@code
 * pytorch_model.bin}: the zip form and the legacy form of before 2020. Nothing of it is ever run;
 * what it needs beyond dictionaries, lists, tuples, numbers, strings and tensors is refused. Its
 * memory is bounded by the file's size, whatever the file claims.
 *
 * <p>Follows {@code torch/serialization.py} and {@code torch/_weights_only_unpickler.py}.
 */
public final class PyTorchCheckpoint {
  private static final int ZIP = 0x504B0304;

  private PyTorchCheckpoint() {}

  /**
   * The tensors of a file by their names, in its order. A strided view of a storage is a copy, all
   * others are windows into the file; what in the dictionary is no tensor is left out.
   *
   * @throws WeightsException if the file cannot be read, is damaged, or wants more than tensors
   */
  public static Map<String, Tensor> read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer magic = ByteBuffer.allocate(Integer.BYTES);
      if (size < magic.capacity() || size > Integer.MAX_VALUE) {
        throw new Refusal("has " + size + " bytes, too few or too many for a file of weights");
      }
      channel.read(magic, 0);
      if (magic.getInt(0) == ZIP) {
        try (ZipForm zip = ZipForm.open(file, size)) {
          return tensors(zip.description(), zip, size);
        }
      }
      LegacyForm legacy = new LegacyForm(channel.map(MapMode.READ_ONLY, 0, size));
      return tensors(legacy.description(), legacy, size);
    } catch (Refusal e) {
      throw new WeightsException(
          file
              + " "
              + e.getMessage()
              + "; nothing of it was run, fetch it again or take the same weights as"
              + " model.safetensors",
          e);
    } catch (IOException e) {
      throw new WeightsException(file + " cannot be read; check that it is there and readable", e);
    }
  }

  private static Map<String, Tensor> tensors(Object description, Storages storages, long size)
      throws Refusal, IOException {
    if (!(description instanceof Map<?, ?> dictionary)) {
      throw new Refusal("holds no dictionary of tensors");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long copied = 0;
    for (Map.Entry<?, ?> entry : dictionary.entrySet()) {
      if (entry.getKey() instanceof String name && entry.getValue() instanceof StridedView view) {
        // Many views of one storage could be copied to far more than the file.
        copied += view.isContiguous() ? 0 : view.bytes();
        if (copied > size) {
          throw new Refusal("has more strided views than it has values");
        }
        tensors.put(name, view.in(storages.bytes(view.storage())));
      }
    }
    return tensors;
  }
}
