package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import dev.duet.app.SentenceFile.Line;
import dev.duet.bundle.SpeakerProfileFile;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.store.OfflineException;
import dev.duet.store.StoreException;
import dev.duet.voice.SpeakerProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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
      "  duet predict --json --manifest calls.csv               a line a row: file,text,speaker",
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
      "A manifest is CSV in UTF-8 whose header names file, text or both, and perhaps speaker; other",
      "columns are passed over, and files start at the manifest's folder. Rows are answered in",
      "their order, each with what the rows before it told of its speaker's voice, where the",
      "bundle learns voices; nothing is kept after the last.",
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
      names = "--manifest",
      paramLabel = "M",
      description =
          "Utterances from a CSV file with the columns file, text, speaker: a row each, an answer each.")
  private Path manifest;

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
          "A line of JSON for each input instead of bars: file, text, line and speaker (with --manifest), label, confidence, scores, modalities, trust, asr (if words were recognised), explanation (with --explain), seconds; or file, error.")
  private boolean json;

  @Override
  public Integer call() {
    List<Path> recordings = Recordings.under(files);
    requireSense(recordings);
    explain.requireWritable();
    PrintWriter err = spec.commandLine().getErr();
    PredictionWriter writer =
        PredictionWriter.of(json, leastConfidence, spec.commandLine().getOut());
    Optional<ManifestAsking> rows = Optional.ofNullable(manifest).map(ManifestAsking::new);
    try (Recognizer recognizer = Recognizer.load(bundle.folder(), this::recogniser)) {
      Asking asking = new Asking(recognizer, writer, explain, err);
      if (rows.isPresent()) {
        rows.get().askAll(asking, recognizer.bundle(), this::isReadOn, err);
      } else if (textFile != null) {
        askSentences(asking);
      } else if (recordings.isEmpty()) {
        ask(asking, "--text", () -> Utterance.ofText(text));
      } else {
        askRecordings(asking, recordings, speaker(recognizer));
      }
      return asking.isAnswered() ? CommandLine.ExitCode.OK : Failures.USER;
    }
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
    if (manifest != null && (text != null || textFile != null || !files.isEmpty())) {
      throw usage("--manifest stands alone: it names files and texts itself");
    }
    if (manifest != null && speakerProfile != null) {
      throw usage("--manifest has a column for speakers; leave out --speaker-profile");
    }
    if (speakerProfile != null && files.isEmpty()) {
      throw usage("--speaker-profile is of a voice; name its recordings");
    }
    if (textFile == null && text == null && manifest == null && files.isEmpty()) {
      throw usage("nothing to predict; name a recording, or give words by --text or --text-file");
    }
    if (text != null && recordings.size() > 1) {
      throw usage("--text gives the words of one recording, and there are " + recordings.size());
    }
    if (explain.isDrawn() && (textFile != null || manifest != null || recordings.size() > 1)) {
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

  private void askRecordings(
      Asking asking, List<Path> recordings, Optional<SpeakerProfile> stranger) {
    Optional<String> words = Optional.ofNullable(text).filter(t -> !t.isBlank());
    Optional<SpeakerProfile> speaker = stranger;
    for (Iterator<Path> rest = recordings.iterator(); rest.hasNext() && isReadOn(); ) {
      Path file = rest.next();
      Optional<Prediction> prediction =
          asking.ask(
              file.toString(),
              () -> new Utterance(Optional.of(file), Optional.empty(), words),
              speaker,
              Optional.empty());
      speaker = prediction.map(Prediction::speaker).orElse(speaker);
      speaker.ifPresent(profile -> SpeakerProfileFile.write(profile, speakerProfile));
    }
  }

  private void askSentences(Asking asking) {
    try (SentenceFile file = new SentenceFile(textFile)) {
      Optional<Line> line = file.next();
      if (line.isEmpty()) {
        throw new UserException(textFile + ": the file is empty, put a sentence on each line");
      }
      for (; line.isPresent() && isReadOn(); line = file.next()) {
        Line here = line.get();
        ask(asking, textFile + ", line " + here.number(), () -> Utterance.ofText(here.sentence()));
      }
    } catch (IOException e) {
      throw new UserException(
          textFile + ": the file cannot be read, check the path and its permissions", e);
    }
  }

  private static void ask(Asking asking, String name, Supplier<Utterance> words) {
    asking.ask(name, words, Optional.empty(), Optional.empty());
  }

  /** Whether somebody still takes the answers; a pipe may be closed. */
  private boolean isReadOn() {
    return !spec.commandLine().getOut().checkError();
  }
}
