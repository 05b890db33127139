package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import dev.duet.app.PredictionWriter.Origin;
import dev.duet.audio.AudioException;
import dev.duet.explain.Explanation;
import dev.duet.speech.SpeechException;
import dev.duet.voice.SpeakerProfile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks about one input after another, and prints what comes of each before the next. */
final class Asking {
  private final Recognizer recognizer;
  private final PredictionWriter writer;
  private final ExplainOptions explain;
  private final PrintWriter err;
  private boolean isAnswered = true;

  Asking(Recognizer recognizer, PredictionWriter writer, ExplainOptions explain, PrintWriter err) {
    this.recognizer = recognizer;
    this.writer = writer;
    this.explain = explain;
    this.err = err;
  }

  /** Whether every input got an answer so far. */
  boolean isAnswered() {
    return isAnswered;
  }

  /**
   * Answers an input. What cannot be answered is said, and the next may be asked about.
   *
   * @param name of the input, for a person who has to mend it
   * @param input throws a {@link UserException} if there is nothing to ask about
   * @param speaker whose voice it is, as far as that is known
   * @param origin where the input stands in a manifest
   * @return empty if there was no answer
   */
  Optional<Prediction> ask(
      String name,
      Supplier<Utterance> input,
      Optional<SpeakerProfile> speaker,
      Optional<Origin> origin) {
    Optional<Utterance> utterance = Optional.empty();
    try {
      utterance = Optional.of(input.get());
      return Optional.of(answer(utterance.get(), speaker, origin));
    } catch (UserException | SpeechException e) {
      fail(name, e.getMessage());
    } catch (AudioException e) {
      boolean isFolder = utterance.flatMap(Utterance::file).filter(Files::isDirectory).isPresent();
      fail(name, isFolder ? Recordings.NONE : e.getMessage());
    } catch (OutOfMemoryError e) {
      fail(name, "it takes more memory than Java has, cut the recording");
    }
    return Optional.empty();
  }

  private Prediction answer(
      Utterance utterance, Optional<SpeakerProfile> speaker, Optional<Origin> origin) {
    Prediction prediction =
        speaker
            .map(profile -> recognizer.recognize(utterance, profile))
            .orElseGet(() -> recognizer.recognize(utterance));
    Optional<Explanation> explanation =
        explain.explain(recognizer.bundle(), utterance, prediction, speaker, err);
    writer.write(utterance.file(), utterance.text(), origin, prediction, explanation);
    return prediction;
  }

  private void fail(String name, String sentence) {
    isAnswered = false;
    writer.fail(name, sentence);
    Notice.print(err, name + ": " + sentence);
  }
}
