package dev.duet.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.duet.audio.Matrix;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The ways a feature is printed; in all of them a row is a coefficient and a column a frame. */
enum MatrixFormat {
  /** A line a coefficient, values separated by commas. */
  CSV {
    @Override
    void write(String feature, Matrix m, OutputStream out) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int row = 0; row < m.rows(); row++) {
        line.setLength(0);
        for (int column = 0; column < m.columns(); column++) {
          line.append(column == 0 ? "" : ",").append(m.get(row, column));
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
  },

  /** NumPy's file format, version 1.0: little-endian float32 in C order, for {@code numpy.load}. */
  NPY {
    @Override
    void write(String feature, Matrix m, OutputStream out) throws IOException {
      String header =
          "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }"
              .formatted(m.rows(), m.columns());
      // The values start at a multiple of 64 bytes, after a line end.
      int prefix = NPY_MAGIC.length + Short.BYTES;
      int length = (prefix + header.length() + 1 + 63) / 64 * 64 - prefix;
      String padded = header + " ".repeat(length - header.length() - 1) + "\n";
      out.write(NPY_MAGIC);
      out.write(length & 0xff);
      out.write(length >> 8);
      out.write(padded.getBytes(StandardCharsets.US_ASCII));
      for (int row = 0; row < m.rows(); row++) {
        ByteBuffer bytes =
            ByteBuffer.allocate(m.columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(m.data(), row * m.columns(), m.columns());
        out.write(bytes.array());
      }
    }
  },

  /** One object: {@code feature}, {@code shape}, and {@code values} as an array of rows. */
  JSON {
    @Override
    void write(String feature, Matrix m, OutputStream out) throws IOException {
      try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("feature", feature);
        json.writeFieldName("shape");
        json.writeArray(new int[] {m.rows(), m.columns()}, 0, 2);
        json.writeArrayFieldStart("values");
        for (int row = 0; row < m.rows(); row++) {
          json.writeStartArray();
          for (int column = 0; column < m.columns(); column++) {
            json.writeNumber(m.get(row, column));
          }
          json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
      }
    }
  };

  private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Writes one matrix and leaves the stream open. */
  abstract void write(String feature, Matrix m, OutputStream out) throws IOException;

  /** As above, in large pieces. */
  final void writeBuffered(String feature, Matrix m, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
    write(feature, m, buffered);
    buffered.flush();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
