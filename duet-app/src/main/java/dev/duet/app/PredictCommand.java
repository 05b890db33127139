package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import dev.duet.app.SentenceFile.Line;
import dev.duet.audio.AudioException;
import dev.duet.bundle.SpeakerProfileFile;
import dev.duet.explain.Explanation;
import dev.duet.speech.SpeechException;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.store.OfflineException;
import dev.duet.store.StoreException;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet predict}. */
@Command(
    name = "predict",
    description = "Names the emotion of recordings, of words, or of a recording and its words.",
    footer = {
      "",
      "Examples:",
      "  duet predict call.wav --text \"i feel so happy today\"   sound and words",
      "  duet predict call.wav                                  sound, and words as recognised",
      "  duet predict --asr none call.wav                       sound alone",
      "  duet predict --text \"i feel so happy today\"            words alone",
      "  duet predict --json recordings/ > answers.jsonl        a folder, a line a file",
      "  duet predict --json --text-file sentences.txt          a line a sentence",
      "  duet predict --speaker-profile anna.json anna/         a voice, learnt as it is heard",
      "  duet predict --abstain 0.5 call.wav                    a label, or 'uncertain'",
      "  duet predict --explain-plot why.png call.wav           which words and seconds told it",
      "  duet predict --json -- -odd.wav                        a name with a dash",
      "",
      "Where --text does not give the words, Whisper recognises them on this machine; its model",
      "is fetched once, with a word before. Without it, and with --offline, the answer comes",
      "from the sound alone. For other recognisers see 'duet transcribe --help'. Recognised",
      "words count as far as the recogniser is sure of them and they carry emotion.",
      "",
      "--explain says what moved the answer: each word, and each span of sound of a quarter of",
      "a second or more, is taken away and the bundle asked again; how far the label's",
      "probability then falls is what the part contributes. It takes up to a hundred times as",
      "long as the answer.",
      "",
      "An input that cannot be answered is one line on standard error; the others go on.",
      "Exit code: 0 if every input was answered, 1 if one was not, 2 for a wrong call."
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "Recordings (wav, aiff, flac, mp3, ogg, webm, m4a), or folders of them.")
  private List<Path> files = List.of();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "The words of the one recording; or words alone, without FILE.")
  private String text;

  @Option(
      names = "--text-file",
      paramLabel = "F",
      description = "Words alone from a UTF-8 text file: a sentence a line, an answer each.")
  private Path textFile;

  @Option(
      names = "--asr",
      paramLabel = "NAME",
      defaultValue = AsrOptions.DEFAULT,
      description =
          "Who recognises the words where --text does not give them: whisper-base, a folder of a Whisper model, google, openai, openai=URL, or none (default: the environment's DUET_ASR, or whisper-base).")
  private String asr;

  @Mixin private AsrOptions options;

  @Option(
      names = "--speaker-profile",
      paramLabel = "P",
      description =
          "What was learnt of the one speaker of all FILEs, without labels or sound; read, and written after each. Made if it is not there.")
  private Path speakerProfile;

  @Mixin private ExplainOptions explain;

  @Option(
      names = "--abstain",
      paramLabel = "C",
      defaultValue = "" + Prediction.LEAST_CONFIDENCE,
      description =
          "Answer '"
              + Prediction.UNCERTAIN
              + "' where the most probable label is less probable than this, 0 to 1 (default: ${DEFAULT-VALUE}; 0 always names a label).")
  private double leastConfidence;

  @Option(
      names = "--json",
      description =
          "A line of JSON for each input instead of bars: file, text, label, confidence, scores, modalities, asr (if words were recognised), explanation (with --explain), seconds; or file, error.")
  private boolean json;

  @Override
  public Integer call() {
    List<Path> recordings = Recordings.under(files);
    requireSense(recordings);
    explain.requireWritable();
    PredictionWriter writer =
        PredictionWriter.of(json, leastConfidence, spec.commandLine().getOut());
    boolean answered = true;
    try (Recognizer recognizer = Recognizer.load(bundle.folder(), this::recogniser)) {
      Optional<SpeakerProfile> speaker = speaker(recognizer);
      if (textFile != null) {
        answered = sentences(recognizer, writer);
      } else if (recordings.isEmpty()) {
        answer(recognizer, writer, Utterance.ofText(text), Optional.empty());
      }
      for (Iterator<Path> rest = recordings.iterator(); rest.hasNext() && isReadOn(); ) {
        Optional<Prediction> prediction = recording(recognizer, speaker, writer, rest.next());
        answered &= prediction.isPresent();
        speaker = prediction.map(Prediction::speaker).orElse(speaker);
        speaker.ifPresent(profile -> SpeakerProfileFile.write(profile, speakerProfile));
      }
    }
    return answered ? CommandLine.ExitCode.OK : Failures.USER;
  }

  /** Without a model that was not asked for by name, the sound answers alone. */
  private Optional<SpeechRecogniser> recogniser() {
    if (asr.equals(AsrOptions.NONE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(options.open(asr));
    } catch (StoreException e) {
      boolean isNamed = spec.commandLine().getParseResult().hasMatchedOption("--asr");
      if (isNamed && !(e instanceof OfflineException)) {
        throw e;
      }
      Notice.print(
          spec.commandLine().getErr(), "the answer comes from the sound alone: " + e.getMessage());
      return Optional.empty();
    }
  }

  private void requireSense(List<Path> recordings) {
    if (!(leastConfidence >= 0 && leastConfidence <= 1)) {
      throw usage("--abstain takes a probability from 0 to 1, not " + leastConfidence);
    }
    if (textFile != null && (text != null || !files.isEmpty())) {
      throw usage("--text-file stands alone: it neither goes with FILE nor with --text");
    }
    if (speakerProfile != null && files.isEmpty()) {
      throw usage("--speaker-profile is of a voice; name its recordings");
    }
    if (textFile == null && text == null && files.isEmpty()) {
      throw usage("nothing to predict; name a recording, or give words by --text or --text-file");
    }
    if (text != null && recordings.size() > 1) {
      throw usage("--text gives the words of one recording, and there are " + recordings.size());
    }
    if (explain.isDrawn() && (textFile != null || recordings.size() > 1)) {
      throw usage("--explain-plot is a picture of one input; use --explain for many");
    }
    if (text != null && text.isBlank() && recordings.isEmpty()) {
      throw usage("the text is empty, and there is no recording; give words or a recording");
    }
  }

  private CommandLine.ParameterException usage(String sentence) {
    return new CommandLine.ParameterException(spec.commandLine(), sentence);
  }

  private Optional<SpeakerProfile> speaker(Recognizer recognizer) {
    if (speakerProfile == null) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(speakerProfile)
            ? SpeakerProfileFile.read(speakerProfile)
            : recognizer.bundle().stranger());
  }

  private Optional<Prediction> recording(
      Recognizer recognizer, Optional<SpeakerProfile> speaker, PredictionWriter writer, Path file) {
    Optional<String> words = Optional.ofNullable(text).filter(t -> !t.isBlank());
    try {
      Utterance utterance = new Utterance(Optional.of(file), Optional.empty(), words);
      return Optional.of(answer(recognizer, writer, utterance, speaker));
    } catch (SpeechException e) {
      fail(writer, file.toString(), e.getMessage());
    } catch (AudioException e) {
      fail(writer, file.toString(), Files.isDirectory(file) ? Recordings.NONE : e.getMessage());
    } catch (OutOfMemoryError e) {
      fail(writer, file.toString(), "it takes more memory than Java has, cut the recording");
    }
    return Optional.empty();
  }

  private Prediction answer(
      Recognizer recognizer,
      PredictionWriter writer,
      Utterance utterance,
      Optional<SpeakerProfile> speaker) {
    Prediction prediction =
        speaker
            .map(profile -> recognizer.recognize(utterance, profile))
            .orElseGet(() -> recognizer.recognize(utterance));
    Optional<Explanation> explanation =
        explain.explain(
            recognizer.bundle(), utterance, prediction, speaker, spec.commandLine().getErr());
    writer.write(utterance.file(), utterance.text(), prediction, explanation);
    return prediction;
  }

  private boolean sentences(Recognizer recognizer, PredictionWriter writer) {
    boolean answered = true;
    try (SentenceFile file = new SentenceFile(textFile)) {
      Optional<Line> line = file.next();
      if (line.isEmpty()) {
        throw new UserException(textFile + ": the file is empty, put a sentence on each line");
      }
      for (; line.isPresent() && isReadOn(); line = file.next()) {
        answered &= sentence(recognizer, writer, line.get());
      }
    } catch (IOException e) {
      throw new UserException(
          textFile + ": the file cannot be read, check the path and its permissions", e);
    }
    return answered;
  }

  private boolean sentence(Recognizer recognizer, PredictionWriter writer, Line line) {
    try {
      String words = line.sentence();
      answer(recognizer, writer, Utterance.ofText(words), Optional.empty());
      return true;
    } catch (UserException e) {
      fail(writer, textFile + ", line " + line.number(), e.getMessage());
      return false;
    }
  }

  /** Whether somebody still takes the answers; a pipe may be closed. */
  private boolean isReadOn() {
    return !spec.commandLine().getOut().checkError();
  }

  private void fail(PredictionWriter writer, String input, String sentence) {
    writer.fail(input, sentence);
    Notice.print(spec.commandLine().getErr(), input + ": " + sentence);
  }
}
