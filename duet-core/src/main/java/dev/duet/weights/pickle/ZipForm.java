package dev.duet.weights.pickle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The form since PyTorch 1.6: a zip archive, nothing in it compressed, that holds {@code
 * NAME/data.pkl} and each storage's bytes as {@code NAME/data/KEY}. Storages are read when they are
 * asked for, and all together never more bytes than the file has.
 */
final class ZipForm implements Storages, AutoCloseable {
  private static final String PICKLE = "data.pkl";

  private final ZipFile zip;
  private final String prefix;
  private final Map<String, ByteBuffer> blocks = new HashMap<>();
  private long left;

  private ZipForm(ZipFile zip, String prefix, long fileSize) {
    this.zip = zip;
    this.prefix = prefix;
    this.left = fileSize;
  }

  /** Opens an archive. */
  static ZipForm open(Path file, long size) throws Refusal, IOException {
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile());
      List<String> pickles =
          zip.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
              .toList();
      if (pickles.size() != 1) {
        throw new Refusal("is a zip archive, but none that PyTorch wrote");
      }
      String name = pickles.get(0);
      ZipForm form = new ZipForm(zip, name.substring(0, name.length() - PICKLE.length()), size);
      zip = null;
      return form;
    } catch (ZipException | IllegalArgumentException e) {
      throw new Refusal("is a damaged zip archive");
    } finally {
      if (zip != null) {
        zip.close();
      }
    }
  }

  /** What the archive describes. */
  Object description() throws Refusal, IOException {
    if (zip.getEntry(prefix + "byteorder") != null) {
      String order = StandardCharsets.UTF_8.decode(block("byteorder")).toString();
      if (!order.equals("little")) {
        throw new Refusal("was written with the byte order " + Refusal.quote(order));
      }
    }
    return Unpickler.next(block(PICKLE));
  }

  @Override
  public ByteBuffer bytes(Storage storage) throws Refusal, IOException {
    String name = "data/" + storage.key();
    ByteBuffer block = blocks.get(name);
    if (block == null) {
      block = block(name);
      blocks.put(name, block);
    }
    return Storages.within(block, storage);
  }

  private ByteBuffer block(String name) throws Refusal, IOException {
    ZipEntry entry = zip.getEntry(prefix + name);
    if (entry == null) {
      throw new Refusal("lacks its part " + Refusal.quote(name));
    }
    if (entry.getMethod() != ZipEntry.STORED || entry.getSize() < 0 || entry.getSize() > left) {
      throw new Refusal("has a part " + Refusal.quote(name) + " of impossible size");
    }
    left -= entry.getSize();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] content = in.readNBytes(Math.toIntExact(entry.getSize()));
      CRC32 sum = new CRC32();
      sum.update(content);
      if (content.length != entry.getSize() || sum.getValue() != entry.getCrc()) {
        throw new Refusal("has a damaged part " + Refusal.quote(name));
      }
      return ByteBuffer.wrap(content);
    } catch (ZipException | ArithmeticException e) {
      throw new Refusal("has a damaged part " + Refusal.quote(name));
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
