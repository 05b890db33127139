package dev.duet.app;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import dev.duet.audio.AudioException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    mixinStandardHelpOptions = true,
    description = "Names the emotion of recordings, of words, or of a recording and its words.",
    footer = {
      "",
      "Examples:",
      "  duet predict call.wav --text \"i feel so happy today\"   sound and words",
      "  duet predict call.wav                                  sound alone",
      "  duet predict --text \"i feel so happy today\"            words alone",
      "  duet predict --json recordings/ > answers.jsonl        a folder, a line a file",
      "  duet predict --text-file sentences.txt --json          a line a sentence",
      "",
      "Exit code: 0 if every input was answered, 1 if one was not, 2 for a wrong call."
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private BundleOption bundle;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..*",
      description = "recordings (wav, aiff, flac, mp3, ogg, webm, m4a), or folders of them")
  private List<Path> files = List.of();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "the words of the one recording, or words alone")
  private String text;

  @Option(
      names = "--text-file",
      paramLabel = "F",
      description = "words alone, a sentence a line; one answer a line")
  private Path textFile;

  @Option(names = "--json", description = "one JSON object a line instead of bars")
  private boolean json;

  @Override
  public Integer call() {
    List<Path> recordings = Recordings.under(files);
    requireSense(recordings);
    PredictionWriter writer = PredictionWriter.of(json, spec.commandLine().getOut());
    try (Recognizer recognizer = Recognizer.load(bundle.folder())) {
      if (textFile != null) {
        return sentences(recognizer, writer);
      }
      if (recordings.isEmpty()) {
        writer.write(
            Optional.empty(), Optional.of(text), recognizer.recognize(Utterance.ofText(text)));
        return CommandLine.ExitCode.OK;
      }
      int failed = 0;
      for (Path file : recordings) {
        failed += recording(recognizer, writer, file) ? 0 : 1;
      }
      return failed == 0 ? CommandLine.ExitCode.OK : Failures.USER;
    }
  }

  private void requireSense(List<Path> recordings) {
    if (textFile != null && (text != null || !files.isEmpty())) {
      throw usage("--text-file stands alone: it neither goes with FILE nor with --text");
    }
    if (textFile == null && text == null && files.isEmpty()) {
      throw usage("nothing to predict; name a recording, or give words by --text or --text-file");
    }
    if (text != null && recordings.size() > 1) {
      throw usage("--text gives the words of one recording, and there are " + recordings.size());
    }
    if (text != null && text.isBlank() && recordings.isEmpty()) {
      throw usage("the text is empty, and there is no recording; give words or a recording");
    }
  }

  private CommandLine.ParameterException usage(String sentence) {
    return new CommandLine.ParameterException(spec.commandLine(), sentence);
  }

  private boolean recording(Recognizer recognizer, PredictionWriter writer, Path file) {
    Optional<String> words = Optional.ofNullable(text).filter(t -> !t.isBlank());
    try {
      Utterance utterance = new Utterance(Optional.of(file), Optional.empty(), words);
      writer.write(Optional.of(file), words, recognizer.recognize(utterance));
      return true;
    } catch (AudioException e) {
      fail(writer, file.toString(), e.getMessage());
      return false;
    }
  }

  private int sentences(Recognizer recognizer, PredictionWriter writer) {
    int failed = 0;
    try (BufferedReader lines = Files.newBufferedReader(textFile, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          fail(writer, textFile + ", line " + number, "the line is empty");
          failed++;
          continue;
        }
        Prediction prediction = recognizer.recognize(Utterance.ofText(line));
        writer.write(Optional.empty(), Optional.of(line), prediction);
      }
      if (number == 0) {
        throw new UserException(textFile + " is empty; put a sentence on each line");
      }
    } catch (IOException e) {
      throw new UserException(
          textFile + " cannot be read as UTF-8 text; check the name and the encoding", e);
    }
    return failed == 0 ? CommandLine.ExitCode.OK : Failures.USER;
  }

  private void fail(PredictionWriter writer, String input, String sentence) {
    writer.fail(input, sentence);
    PrintWriter err = spec.commandLine().getErr();
    err.println("duet: " + input + ": " + sentence);
    err.flush();
  }
}
