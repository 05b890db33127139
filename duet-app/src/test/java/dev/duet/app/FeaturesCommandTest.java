package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.duet.audio.Matrix;
import dev.duet.audio.Tones;
import dev.duet.audio.feature.Feature;
import dev.duet.audio.feature.FeatureSpec;
import dev.duet.audio.resample.Resampler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class FeaturesCommandTest {
  private static final int RATE = 44100;

  @TempDir private Path folder;
  private Path recording;
  private Path out;
  private Matrix mfcc;
  private final StringWriter err = new StringWriter();

  /** Two channels: a sine that the mix keeps, and a tone that it cancels. */
  @BeforeEach
  void record() throws IOException {
    recording = folder.resolve("tone.wav");
    out = folder.resolve("features");
    float[] kept = Tones.sine(440, 0.5, RATE, RATE / 2);
    float[] cancelled = Tones.sine(3000, 0.25, RATE, RATE / 2);
    ByteBuffer pcm = ByteBuffer.allocate(4 * kept.length).order(ByteOrder.LITTLE_ENDIAN);
    float[] mono = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      short left = (short) Math.round(32768 * (kept[i] + cancelled[i]));
      short right = (short) Math.round(32768 * (kept[i] - cancelled[i]));
      pcm.putShort(left).putShort(right);
      mono[i] = (left / 32768f + right / 32768f) / 2;
    }
    AudioFormat stereo = new AudioFormat(RATE, 16, 2, true, false);
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(pcm.array()), stereo, kept.length),
        AudioFileFormat.Type.WAVE,
        recording.toFile());
    mfcc =
        Feature.MFCC.of(
            Resampler.resample(mono, RATE, 22050), FeatureSpec.DEFAULT.withCoefficients(13));
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of("features", recording.toString()));
    arguments.addAll(List.of(options));
    return call(arguments);
  }

  private int call(List<String> arguments) {
    CommandLine duet = Duet.commandLine().setErr(new PrintWriter(err, true));
    return duet.execute(arguments.toArray(new String[0]));
  }

  @Test
  void csvHasALineForEachCoefficient() throws IOException {
    assertThat(run("--n-mfcc", "13", "--out", out.toString())).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(13);
    for (int row = 0; row < 13; row++) {
      String[] values = lines.get(row).split(",", -1);
      assertThat(values).hasSize(mfcc.columns());
      assertThat(Float.parseFloat(values[5])).isEqualTo(mfcc.get(row, 5));
    }
  }

  @Test
  void jsonIsOneObjectWithRowsOfCoefficients() throws IOException {
    assertThat(run("--n-mfcc", "13", "--format", "json", "--out", out.toString())).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toFile());
    assertThat(json.fieldNames()).toIterable().containsExactly("feature", "shape", "values");
    assertThat(json.get("feature").asText()).isEqualTo("mfcc");
    assertThat(json.get("shape").toString()).isEqualTo("[13," + mfcc.columns() + "]");
    assertThat(json.get("values")).hasSize(13);
    assertThat(json.get("values").get(2).get(4).floatValue()).isEqualTo(mfcc.get(2, 4));
  }

  @Test
  void npyIsAVersion1FileOnStandardOutputToo() throws IOException {
    Path captured = folder.resolve("stdout.npy");
    PrintStream terminal = System.out;
    try (PrintStream stream = new PrintStream(captured.toFile(), StandardCharsets.UTF_8)) {
      System.setOut(stream);
      assertThat(run("--n-mfcc", "13", "--format", "npy")).isZero();
    } finally {
      System.setOut(terminal);
    }
    ByteBuffer npy = ByteBuffer.wrap(Files.readAllBytes(captured)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    npy.get(magic);
    assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    byte[] header = new byte[npy.getShort()];
    npy.get(header);
    assertThat(npy.position() % 64).isZero();
    assertThat(new String(header, StandardCharsets.US_ASCII))
        .startsWith(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (13, %d), }"
                .formatted(mfcc.columns()))
        .endsWith("\n");
    float[] values = new float[npy.remaining() / Float.BYTES];
    npy.asFloatBuffer().get(values);
    assertThat(values).isEqualTo(mfcc.data());
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.wav", "text.wav", "empty.wav", "."})
  void whatCannotBeUsedIsOneLineAndExitCode1(String name) throws IOException {
    Files.writeString(folder.resolve("text.wav"), "no sound in here");
    Files.createFile(folder.resolve("empty.wav"));
    Path bad = folder.resolve(name);
    assertThat(call(List.of("features", bad.toString()))).isEqualTo(1);
    assertThat(err.toString()).startsWith("duet: " + bad + ": ").hasLineCount(1);
  }

  @Test
  void tooFewFramesAreOneLineAndExitCode1() {
    assertThat(run("--feature", "mfcc-delta", "--hop", "20000")).isEqualTo(1);
    assertThat(err.toString()).contains("too few", "use a longer recording").hasLineCount(1);
  }

  @Test
  void anOutputThatCannotBeWrittenIsOneLineAndExitCode1() {
    Path nowhere = folder.resolve("nowhere").resolve("x.csv");
    assertThat(run("--out", nowhere.toString())).isEqualTo(1);
    assertThat(err.toString()).startsWith("duet: " + nowhere + ": ").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--feature=mfccs",
        "--format=xml",
        "--hop=0",
        "--n-fft=1",
        "--n-mfcc=129",
        "--n-mels=2000",
        "--sample-rate=-1",
        "--sample-rate=fast"
      })
  void aWrongCallIsExitCode2AndSaysWhatIsWrong(String option) {
    assertThat(run(option)).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void helpTeachesByExample() {
    StringWriter help = new StringWriter();
    Duet.commandLine().setOut(new PrintWriter(help, true)).execute("features", "--help");
    assertThat(help.toString()).contains("Examples:", "--feature mel-db --format npy", "tonnetz");
  }
}
