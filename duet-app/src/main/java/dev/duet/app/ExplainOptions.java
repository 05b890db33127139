package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.Utterance;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.bundle.Bundle;
import dev.duet.evaluate.Png;
import dev.duet.explain.Explainer;
import dev.duet.explain.Explanation;
import dev.duet.explain.ExplanationPlot;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether answers are explained, and where a picture goes. */
final class ExplainOptions {
  @Option(
      names = "--explain",
      description = "Say which words and which seconds moved each answer, and how far.")
  private boolean explain;

  @Option(
      names = "--explain-plot",
      paramLabel = "PNG",
      description =
          "The same of one input, and a picture of it: the spectrogram, what its spans did, the words beneath. Replaced if it is there.")
  private Path plot;

  /** Whether a picture is wanted, of which there can be only one. */
  boolean isDrawn() {
    return plot != null;
  }

  /**
   * Looks whether the picture can be written.
   *
   * @throws UserException if not
   */
  void requireWritable() {
    if (isDrawn()) {
      OutputFile.requireWritable(plot);
    }
  }

  /**
   * The explanation of an answer, and its picture, if asked for.
   *
   * @param speaker what was known when the answer was given
   * @param err where progress is shown
   */
  Optional<Explanation> explain(
      Bundle bundle,
      Utterance utterance,
      Prediction answer,
      Optional<SpeakerProfile> speaker,
      PrintWriter err) {
    if (!explain && !isDrawn()) {
      return Optional.empty();
    }
    Explanation explanation;
    try (ProgressLine line = new ProgressLine(err)) {
      Explainer explainer =
          new Explainer(bundle, share -> line.show("explaining " + ProgressLine.bar(share)));
      explanation = explainer.explain(utterance, answer, speaker);
    }
    if (isDrawn()) {
      draw(explanation, utterance);
    }
    return Optional.of(explanation);
  }

  private void draw(Explanation explanation, Utterance utterance) {
    Optional<Waveform> sound = utterance.file().map(file -> new AudioDecoder().decode(file));
    try {
      Png.write(ExplanationPlot.of(explanation, sound), plot);
    } catch (IOException e) {
      throw new UserException(
          plot + ": the picture cannot be written, check the folder and the space", e);
    }
  }
}
