package dev.duet.app;

import dev.duet.audio.Waveform;
import dev.duet.audio.io.WavWriter;
import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code duet example}: how {@code examples/utterance.wav} was made. */
@Command(
    name = "example",
    hidden = true,
    description = "Synthesises the example clip that ships with Duet.")
final class ExampleCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The wav file to write.")
  private Path file;

  /** A lively voice whose pitch rises by five semitones over six vowels. */
  static Waveform clip() {
    FormantVoice voice = new FormantVoice(210, -5, 0.22);
    return voice.speak(List.of(Vowel.A, Vowel.I, Vowel.E, Vowel.O, Vowel.A, Vowel.I), 16000, 1);
  }

  @Override
  public Integer call() throws IOException {
    WavWriter.write(clip(), WavWriter.Encoding.PCM16, file);
    return CommandLine.ExitCode.OK;
  }
}
