package dev.duet.app;

import dev.duet.audio.AudioException;
import dev.duet.audio.Waveform;
import dev.duet.audio.effect.AugmentationPlan;
import dev.duet.audio.effect.AugmentationPlan.Chance;
import dev.duet.audio.effect.Augmenter;
import dev.duet.audio.effect.Noise;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.io.WavWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet augment}. */
@Command(
    name = "augment",
    sortOptions = false,
    description = {
      "Writes a varied copy of a recording, by the effects that training can use.",
      "The sound is mixed to one channel and keeps its sample rate. The effects are",
      "applied in the order in which they are listed here, whatever the call's."
    },
    footer = {
      "",
      "Examples:",
      "  duet augment call.wav --time-stretch 0.9 --pitch-shift 2 --out varied.wav",
      "  duet augment call.wav --noise pink --noise-snr 15 --seed 7 --out noisy.wav",
      "  duet augment call.wav --voice-warp 1.2 --gain -6 --out other-voice.wav",
      "  duet augment voice.wav --room 0.5 --telephone 3400 --out caller.wav"
    })
final class AugmentCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILE",
      description = "A recording: wav, aiff, flac, mp3, ogg, webm, m4a.")
  private Path file;

  @Option(
      names = "--voice-warp",
      paramLabel = "FACTOR",
      description = "Moves the formants by a factor, 0.5 to 2, and keeps the pitch.")
  private Double voiceWarp;

  @Option(
      names = "--tilt",
      paramLabel = "DB",
      description = "Tilts the spectrum by so many dB per octave, -12 to 12.")
  private Double tilt;

  @Option(
      names = "--pitch-shift",
      paramLabel = "STEPS",
      description = "Shifts the pitch by semitones, -24 to 24, and keeps the tempo.")
  private Double pitchShift;

  @Option(
      names = "--time-stretch",
      paramLabel = "RATE",
      description = "Plays at a rate, 0.25 to 4 (above 1 is faster), and keeps the pitch.")
  private Double timeStretch;

  @Option(
      names = "--speed",
      paramLabel = "FACTOR",
      description = "Changes tempo and pitch together, 0.25 to 4.")
  private Double speed;

  @Option(
      names = "--shift",
      paramLabel = "S",
      description = "Moves the sound later by seconds, or earlier if negative.")
  private Double shift;

  @Option(
      names = "--room",
      paramLabel = "S",
      description = "Puts the sound into a room of reverberation time RT60, 0.05 to 5 seconds.")
  private Double room;

  @Option(
      names = "--noise-snr",
      paramLabel = "DB",
      description = "Adds noise, so many dB below the sound where there is sound.")
  private Double noiseSnr;

  @Option(
      names = "--noise",
      paramLabel = "COLOUR",
      description = "The noise, one of ${COMPLETION-CANDIDATES} (default: WHITE).")
  private Noise.Colour noise;

  @Option(
      names = "--telephone",
      paramLabel = "HZ",
      description = "Leaves a telephone's band, 300 Hz to an edge: 3400 (an old line) to 7000.")
  private Double telephone;

  @Option(names = "--gain", paramLabel = "DB", description = "Amplifies by dB, -120 to 120.")
  private Double gain;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What room and noise are drawn from (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "F",
      required = true,
      description = "Wav file to write (16 bits), replaced if it is there.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Augmenter augmenter = new Augmenter(plan(), List.of());
    requireWritable();
    Waveform varied = varied(augmenter);
    WavWriter.write(varied, WavWriter.Encoding.PCM16, out);
    command
        .commandLine()
        .getOut()
        .printf(Locale.ROOT, "%s: %.2f s at %d Hz%n", out, varied.seconds(), varied.sampleRate());
    int clipped = clipped(varied);
    if (clipped > 0) {
      Notice.print(
          command.commandLine().getErr(),
          clipped + " samples were too loud for the file and are clipped, lower --gain");
    }
    return CommandLine.ExitCode.OK;
  }

  private AugmentationPlan plan() {
    if (noise != null && noiseSnr == null) {
      throw wrong("--noise needs --noise-snr, how many dB the sound lies above it");
    }
    Double white = noise == Noise.Colour.PINK ? null : noiseSnr;
    Double pink = noise == Noise.Colour.PINK ? noiseSnr : null;
    try {
      AugmentationPlan plan =
          new AugmentationPlan(
              fixed(voiceWarp),
              fixed(tilt),
              fixed(pitchShift),
              fixed(timeStretch),
              fixed(speed),
              fixed(shift),
              fixed(room),
              fixed(white),
              fixed(pink),
              Optional.empty(),
              fixed(telephone),
              fixed(gain));
      if (plan.equals(AugmentationPlan.NONE)) {
        throw wrong("nothing to do, name an effect such as --pitch-shift 2");
      }
      return plan;
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private CommandLine.ParameterException wrong(String sentence) {
    return new CommandLine.ParameterException(command.commandLine(), sentence);
  }

  private static Optional<Chance> fixed(Double value) {
    return Optional.ofNullable(value).map(v -> new Chance(1, v, v));
  }

  private void requireWritable() throws IOException {
    OutputFile.requireWritable(out);
    if (Files.exists(out) && Files.exists(file) && Files.isSameFile(file, out)) {
      throw new UserException(out + ": this is the recording itself, name another file");
    }
  }

  private Waveform varied(Augmenter augmenter) {
    try {
      return augmenter.apply(new AudioDecoder().decodeMono(file), seed);
    } catch (AudioException e) {
      throw new UserException(file + ": " + e.getMessage(), e);
    }
  }

  private static int clipped(Waveform sound) {
    int clipped = 0;
    for (float sample : sound.samples()) {
      clipped += Math.abs(sample) > 1 ? 1 : 0;
    }
    return clipped;
  }
}
