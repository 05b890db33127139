package dev.duet.weights.pickle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Pickles written by hand, operation by operation, and zip archives around them. */
final class Pickled {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Pickled op(int... operations) {
    for (int operation : operations) {
      bytes.write(operation);
    }
    return this;
  }

  Pickled op(String operations) {
    bytes.writeBytes(operations.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  Pickled text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return op('X').int32(utf8.length).op(text);
  }

  Pickled number(int value) {
    return op('J').int32(value);
  }

  Pickled int32(int value) {
    bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  /** A dictionary of one float32 tensor {@code w} that looks at storage {@code 0}. */
  static Pickled tensor(int count, int offset, int[] size, int[] stride) {
    Pickled pickle = new Pickled().op(0x80, 2).op("}").text("w");
    pickle.op("ctorch._utils\n_rebuild_tensor_v2\n((").text("storage").op("ctorch\nFloatStorage\n");
    pickle.text("0").text("cpu").number(count).op("tQ").number(offset).op("(");
    for (int each : size) {
      pickle.number(each);
    }
    pickle.op("t(");
    for (int each : stride) {
      pickle.number(each);
    }
    return pickle.op("t").op(0x89).op("ccollections\nOrderedDict\n)RtRs.");
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** An archive of this pickle and storages, none of it compressed. */
  void zipped(Path file, Map<String, byte[]> storages) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      store(zip, "model/data.pkl", toBytes());
      for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
        store(zip, "model/data/" + storage.getKey(), storage.getValue());
      }
    }
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
