package dev.duet.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.duet.audio.Tones;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.io.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentCommandTest {
  private static final int RATE = 16_000;

  @TempDir private Path folder;
  private Path recording;
  private Path out;

  @BeforeEach
  void record() throws IOException {
    recording = folder.resolve("voice.wav");
    out = folder.resolve("varied.wav");
    WavWriter.write(Tones.vowel(140, 180, 0.5, RATE), WavWriter.Encoding.PCM16, recording);
  }

  private Called augment(Path file, Path to, String... effects) {
    List<Object> arguments = new ArrayList<>(List.of("augment", file));
    arguments.addAll(List.of(effects));
    arguments.addAll(List.of("--out", to));
    return Called.duet(arguments.toArray());
  }

  private static Waveform heard(Path file) {
    return new AudioDecoder().decodeMono(file);
  }

  @Test
  void theCallOfTheManualWorksAndKeepsTheRate() {
    Called called =
        augment(
            recording,
            out,
            "--time-stretch",
            "0.9",
            "--pitch-shift",
            "2",
            "--noise-snr",
            "15",
            "--speed",
            "1.1");
    assertThat(called.err()).isEmpty();
    assertThat(called.code()).isZero();
    assertThat(heard(out).sampleRate()).isEqualTo(RATE);
    assertThat(heard(out).seconds()).isCloseTo(0.5 / 0.9 / 1.1, within(0.001));
    assertThat(called.out()).contains("0.51 s at 16000 Hz");
  }

  @Test
  void everyEffectIsHeard() {
    float[] before = heard(recording).samples();
    for (String effect :
        List.of(
            "--voice-warp=1.2",
            "--tilt=3",
            "--shift=0.1",
            "--room=0.4",
            "--noise-snr=10",
            "--telephone=3400",
            "--gain=-6")) {
      assertThat(augment(recording, out, effect).code()).isZero();
      assertThat(heard(out).samples()).as(effect).hasSameSizeAs(before).isNotEqualTo(before);
    }
  }

  @Test
  void theSeedDecidesTheNoise() {
    String[] noise = {"--noise", "pink", "--noise-snr", "10", "--seed"};
    Path same = folder.resolve("same.wav");
    Path other = folder.resolve("other.wav");
    augment(recording, out, noise[0], noise[1], noise[2], noise[3], noise[4], "7");
    augment(recording, same, noise[0], noise[1], noise[2], noise[3], noise[4], "7");
    augment(recording, other, noise[0], noise[1], noise[2], noise[3], noise[4], "8");
    assertThat(heard(same).samples()).isEqualTo(heard(out).samples());
    assertThat(heard(other).samples()).isNotEqualTo(heard(out).samples());
  }

  @Test
  void clippingIsSaid() {
    Called called = augment(recording, out, "--gain", "20");
    assertThat(called.code()).isZero();
    assertThat(called.sentence()).contains("are clipped, lower --gain");
  }

  @Test
  void theRecordingItselfIsNeverOverwritten() throws IOException {
    byte[] before = Files.readAllBytes(recording);
    Path detour = folder.resolve("..").resolve(folder.getFileName()).resolve("voice.wav");
    Called called = augment(recording, detour, "--gain", "1");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("this is the recording itself");
    assertThat(recording).hasBinaryContent(before);
  }

  @Test
  void whatCannotBeReadOrWrittenIsOneSentence() throws IOException {
    Path noSound = Files.writeString(folder.resolve("notes.wav"), "no sound");
    assertThat(augment(noSound, out, "--gain", "1").sentence()).contains("notes.wav");
    Path missing = folder.resolve("missing.wav");
    assertThat(augment(missing, out, "--gain", "1").sentence()).contains("missing.wav");
    assertThat(augment(recording, folder, "--gain", "1").sentence()).contains("is a folder");
    Path nowhere = folder.resolve("nowhere").resolve("varied.wav");
    assertThat(augment(recording, nowhere, "--gain", "1").sentence()).contains("no folder for it");
    assertThat(out).doesNotExist();
  }

  @Test
  void tooFewSamplesAreOneSentence() throws IOException {
    Path click = folder.resolve("click.wav");
    WavWriter.write(Waveform.mono(new float[] {1}, RATE), WavWriter.Encoding.PCM16, click);
    Called called = augment(click, out, "--time-stretch", "4");
    assertThat(called.code()).isEqualTo(1);
    assertThat(called.sentence()).contains("click.wav: 1 samples are too few");
  }
}
