package dev.duet.bench.speech;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import dev.duet.audio.Waveform;
import dev.duet.speech.whisper.decode.WhisperRecogniser;
import dev.duet.speech.whisper.decode.WhisperSettings;
import dev.duet.weights.Torch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Duet's side, in a process of its own as the peer is, and with the same manners: for each line of
 * standard input, the name of a {@link SampleFile}, it prints one JSON object.
 */
final class DuetWords {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final ObjectMapper JSON = new ObjectMapper();

  private DuetWords() {}

  /**
   * Answers until its input ends.
   *
   * @param arguments the folder of a model, the number of threads, {@code short} for short contexts
   *     behind short sounds, {@code long} for windows of 30 s always
   */
  public static void main(String[] arguments) throws IOException {
    Torch.threads(Integer.parseInt(arguments[1]));
    WhisperSettings settings =
        arguments[2].equals("long")
            ? WhisperSettings.DEFAULT.withShortContext(OptionalDouble.empty())
            : WhisperSettings.DEFAULT;
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (WhisperRecogniser whisper =
        WhisperRecogniser.open("whisper-base", Path.of(arguments[0]), settings)) {
      print(Map.of("Java", System.getProperty("java.version")));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        print(heard(whisper, SampleFile.read(Path.of(line))));
      }
    }
  }

  private static Heard heard(WhisperRecogniser whisper, Waveform sound) throws IOException {
    long start = System.nanoTime();
    long processor = processorNanos();
    String text = whisper.transcribe(sound).text();
    return new Heard(
        text,
        1e-9 * (System.nanoTime() - start),
        1e-9 * (processorNanos() - processor),
        memory("VmRSS:"),
        memory("VmHWM:"));
  }

  private static long processorNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Bytes of this process by a line of Linux's own account of it; 0 on other systems. */
  private static long memory(String name) throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static void print(Object answer) throws IOException {
    System.out.println(JSON.writeValueAsString(answer));
    System.out.flush();
  }
}
