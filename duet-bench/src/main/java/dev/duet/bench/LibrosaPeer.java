package dev.duet.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** librosa in a process of its own, which is handed the clips as a file. */
record LibrosaPeer(String python, Path script) {

  /**
   * What it measured.
   *
   * @param versions of Python, librosa and what it computes with
   * @param milliseconds processor time of a call, by the name of Duet's benchmark
   */
  record Answer(Map<String, String> versions, Map<String, Double> milliseconds) {}

  Answer measure() throws IOException {
    Path clips = Files.createTempFile("duet-bench", ".f32");
    try {
      Files.write(clips, bytes(Clips.all()));
      Process process =
          new ProcessBuilder(
                  python,
                  script.toString(),
                  clips.toString(),
                  String.valueOf(Clips.LENGTH),
                  String.valueOf(Clips.RATE))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var output = process.getInputStream()) {
        byte[] answer = output.readAllBytes();
        if (process.waitFor() != 0) {
          throw new IOException("librosa's side failed; see duet-bench/README.md for its packages");
        }
        return new ObjectMapper().readValue(answer, Answer.class);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } finally {
        process.destroy();
      }
    } finally {
      Files.delete(clips);
    }
  }

  private static byte[] bytes(List<float[]> clips) {
    ByteBuffer bytes =
        ByteBuffer.allocate(clips.size() * Clips.LENGTH * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] clip : clips) {
      for (float sample : clip) {
        bytes.putFloat(sample);
      }
    }
    return bytes.array();
  }
}
