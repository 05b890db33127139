package dev.duet.app;

import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.feature.Feature;
import dev.duet.audio.feature.FeatureSpec;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.resample.Resampler;
import dev.duet.audio.spectrum.FrameSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet features}. */
@Command(
    name = "features",
    description = {
      "Prints what a recording sounds like, frame by frame, in numbers equal to librosa's.",
      "The sound is mixed to one channel and resampled; a row is a coefficient, a column a frame."
    },
    footer = {
      "",
      "Examples:",
      "  duet features call.wav --feature mfcc --n-mfcc 13    a line a coefficient",
      "  duet features call.wav --feature f0 --format json    one JSON object",
      "  duet features call.wav --feature mel-db --format npy --out mel.npy",
      "  python3 -c \"import numpy; print(numpy.load('mel.npy').shape)\""
    })
final class FeaturesCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "FILE",
      description = "A recording: wav, aiff, flac, mp3, ogg, webm, m4a.")
  private Path file;

  @Option(
      names = "--feature",
      paramLabel = "NAME",
      defaultValue = "mfcc",
      converter = FeatureNames.class,
      completionCandidates = FeatureNames.class,
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Feature feature;

  @Option(
      names = "--n-mfcc",
      paramLabel = "N",
      defaultValue = "40",
      description = "Number of MFCCs (default: ${DEFAULT-VALUE}).")
  private int coefficients;

  @Option(
      names = "--n-mels",
      paramLabel = "N",
      defaultValue = "128",
      description = "Number of mel bands (default: ${DEFAULT-VALUE}).")
  private int mels;

  @Option(
      names = "--sample-rate",
      paramLabel = "HZ",
      defaultValue = "22050",
      description = "Rate the sound is resampled to (default: ${DEFAULT-VALUE}).")
  private int sampleRate;

  @Option(
      names = "--n-fft",
      paramLabel = "N",
      defaultValue = "2048",
      description = "Samples in a frame (default: ${DEFAULT-VALUE}).")
  private int nFft;

  @Option(
      names = "--hop",
      paramLabel = "N",
      defaultValue = "512",
      description = "Samples from one frame to the next (default: ${DEFAULT-VALUE}).")
  private int hop;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "csv",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private MatrixFormat format;

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "File to write, replaced if it is there (default: standard output).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    FeatureSpec spec = spec();
    write(matrix(spec));
    return CommandLine.ExitCode.OK;
  }

  /** Some rates and frames that are possible in themselves do not fit a feature or recording. */
  private Matrix matrix(FeatureSpec spec) {
    try {
      return feature.of(samples(), spec);
    } catch (AudioException | IllegalArgumentException e) {
      throw new UserException(file + ": " + e.getMessage(), e);
    }
  }

  private FeatureSpec spec() {
    FeatureSpec defaults = FeatureSpec.DEFAULT;
    try {
      return new FeatureSpec(
          new FrameSpec(sampleRate, nFft, hop),
          mels,
          coefficients,
          defaults.f0Min(),
          defaults.f0Max());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
    }
  }

  private float[] samples() {
    Waveform mono = new AudioDecoder().decodeMono(file);
    return Resampler.resample(mono.samples(), mono.sampleRate(), sampleRate);
  }

  private void write(Matrix matrix) throws IOException {
    if (out == null) {
      format.writeBuffered(feature.label(), matrix, System.out);
      return;
    }
    try (OutputStream stream = Files.newOutputStream(out)) {
      format.writeBuffered(feature.label(), matrix, stream);
    }
  }

  /** Features by their names. */
  static final class FeatureNames implements CommandLine.ITypeConverter<Feature>, Iterable<String> {
    @Override
    public Feature convert(String name) {
      try {
        return Feature.named(name);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Feature.values()).map(Feature::label).iterator();
    }
  }
}
