package dev.duet;

import dev.duet.Prediction.Heard;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.resample.Resampler;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.HeardVoice;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import dev.duet.voice.SpeakerProfile;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Names the emotion of utterances by a trained bundle, and where a recording comes without words
 * asks a speech recogniser for them, if it has one. Thread-safe until closed; holds native memory,
 * so close it.
 *
 * <pre>{@code
 * try (var duet = Recognizer.load(Path.of("models/default"))) {
 *   Prediction p = duet.recognize(Utterance.of(Path.of("call.wav"), "i feel so happy today"));
 *   System.out.println(p.label() + " " + p.scores());
 * }
 * }</pre>
 */
public final class Recognizer implements AutoCloseable {
  private final Bundle bundle;
  private final Supplier<Optional<SpeechRecogniser>> words;
  private Optional<SpeechRecogniser> recogniser = Optional.empty();
  private boolean isAsked;

  private Recognizer(Bundle bundle, Supplier<Optional<SpeechRecogniser>> words) {
    this.bundle = bundle;
    this.words = words;
  }

  /**
   * Opens a bundle that answers a recording without words from the sound alone.
   *
   * @param folder that {@code duet train} wrote
   * @throws dev.duet.bundle.BundleException if it is no bundle, is damaged, or has a format that
   *     this version cannot read
   */
  public static Recognizer load(Path folder) {
    return load(folder, Optional::empty);
  }

  /**
   * Opens a bundle that has the words of a recording recognised where they are not given.
   *
   * @param recogniser taken over, and closed with this
   * @throws dev.duet.bundle.BundleException as {@link #load(Path)}; the recogniser is closed then
   */
  public static Recognizer load(Path folder, SpeechRecogniser recogniser) {
    try {
      Recognizer loaded = load(folder, () -> Optional.of(recogniser));
      loaded.recogniser();
      return loaded;
    } catch (RuntimeException e) {
      recogniser.close();
      throw e;
    }
  }

  /**
   * Opens a bundle with a recogniser that is made when words are first wanted.
   *
   * @param words asked once at most; what it gives is closed with this, and where it gives nothing
   *     the answers come from the sound alone
   * @throws dev.duet.bundle.BundleException as {@link #load(Path)}
   */
  public static Recognizer load(Path folder, Supplier<Optional<SpeechRecogniser>> words) {
    return new Recognizer(Bundle.load(folder), words);
  }

  /** The bundle that answers. */
  public Bundle bundle() {
    return bundle;
  }

  /**
   * Names the emotion of one utterance. A modality that is not there, or that the bundle has no
   * model for, leaves the other's answer.
   *
   * @throws dev.duet.audio.AudioException if there is a recording and nothing can be heard in it
   * @throws dev.duet.bundle.BundleException if the bundle has no model for what is there
   * @throws dev.duet.speech.SpeechException if the words are wanted and the recogniser cannot
   *     answer
   */
  public Prediction recognize(Utterance utterance) {
    return recognize(utterance, Optional.empty());
  }

  /**
   * Names the emotion of one utterance of somebody whose voice is learnt as it is heard; {@link
   * Prediction#speaker} is what is to be given with the next.
   *
   * @param speaker what is known so far, {@link Bundle#stranger} at first
   * @throws dev.duet.bundle.BundleException if the bundle learns no voices, the profile is of
   *     another, or as {@link #recognize(Utterance)}
   */
  public Prediction recognize(Utterance utterance, SpeakerProfile speaker) {
    return recognize(utterance, Optional.of(speaker));
  }

  private Prediction recognize(Utterance utterance, Optional<SpeakerProfile> speaker) {
    Stopwatch watch = new Stopwatch();
    Listener known = new Listener(speaker);
    Map<Modality, Evidence> evidence = new EnumMap<>(Modality.class);
    Optional<Waveform> sound =
        isOf(Modality.AUDIO) || utterance.text().isEmpty()
            ? sound(utterance, watch)
            : Optional.empty();
    if (isOf(Modality.AUDIO)) {
      sound.ifPresent(s -> evidence.put(Modality.AUDIO, known.hear(s, watch)));
    }
    Optional<Heard> heard = Optional.empty();
    if (utterance.text().isPresent() && (isOf(Modality.TEXT) || evidence.isEmpty())) {
      String text = utterance.text().get();
      evidence.put(Modality.TEXT, watch.time("text", () -> bundle.read(text)));
    } else if (isOf(Modality.TEXT) && sound.isPresent() && recogniser().isPresent()) {
      heard = Optional.of(words(sound.get(), evidence, watch));
    }
    if (evidence.isEmpty()) {
      // The bundle says what it wants instead.
      sound.ifPresent(s -> evidence.put(Modality.AUDIO, known.hear(s, watch)));
    }
    Scores fused = watch.time("fusion", () -> bundle.fuse(evidence));
    Map<Modality, Scores> modalities = new EnumMap<>(Modality.class);
    Map<Modality, Double> trust = new EnumMap<>(Modality.class);
    evidence.forEach((modality, e) -> modalities.put(modality, e.scores()));
    bundle.weighed(evidence).forEach((modality, e) -> trust.put(modality, e.trust()));
    heard = heard.map(words -> words.trusted(trust.getOrDefault(Modality.TEXT, 0.0)));
    return new Prediction(
        fused.top(), fused, modalities, trust, heard, known.speaker, watch.seconds());
  }

  /**
   * The recording, decoded and mixed to one channel once for all who listen; resampled once, too,
   * where all want the same rate.
   */
  private Optional<Waveform> sound(Utterance utterance, Stopwatch watch) {
    return utterance
        .file()
        .map(file -> watch.time("decode", () -> new AudioDecoder().decode(file)))
        .or(utterance::sound)
        .map(Waveform::toMono)
        .map(sound -> isOneRate() && sound.length() > 0 ? resampled(sound, watch) : sound);
  }

  private boolean isOneRate() {
    return isOf(Modality.AUDIO)
        && bundle.voice().spec().features().sampleRate() == SpeechRecogniser.SAMPLE_RATE;
  }

  private static Waveform resampled(Waveform sound, Stopwatch watch) {
    int rate = SpeechRecogniser.SAMPLE_RATE;
    return Waveform.mono(
        watch.time("features", () -> Resampler.resample(sound.samples(), sound.sampleRate(), rate)),
        rate);
  }

  /** Has the words recognised, and adds what they say if there are any that count. */
  private Heard words(Waveform sound, Map<Modality, Evidence> evidence, Stopwatch watch) {
    SpeechRecogniser asked = recogniser().orElseThrow();
    Transcript transcript;
    synchronized (asked) {
      transcript = watch.time("asr", () -> asked.transcribe(sound));
    }
    if (transcript.text().isBlank()) {
      return new Heard(asked.name(), transcript, 0);
    }
    double confidence = transcript.confidence().orElse(1);
    Evidence read = watch.time("text", () -> bundle.readRecognised(transcript.text(), confidence));
    // Alone, words that count for little are still all there is.
    if (read.trust() > 0 || evidence.isEmpty()) {
      evidence.put(Modality.TEXT, read);
    }
    return new Heard(asked.name(), transcript, read.trust());
  }

  private synchronized Optional<SpeechRecogniser> recogniser() {
    if (!isAsked) {
      isAsked = true;
      recogniser = words.get();
    }
    return recogniser;
  }

  private boolean isOf(Modality modality) {
    return bundle.manifest().modalities().contains(modality);
  }

  /** Hears an utterance, and what it says of the speaker if that shall be known. */
  private final class Listener {
    private Optional<SpeakerProfile> speaker;

    Listener(Optional<SpeakerProfile> speaker) {
      this.speaker = speaker;
    }

    Evidence hear(Waveform sound, Stopwatch watch) {
      Matrix features = watch.time("features", () -> bundle.features(sound));
      return watch.time(
          "audio",
          () -> {
            if (speaker.isEmpty()) {
              return bundle.hear(features, sound);
            }
            HeardVoice heard = bundle.hear(features, sound, speaker.get());
            speaker = Optional.of(heard.speaker());
            return heard.evidence();
          });
    }
  }

  @Override
  public synchronized void close() {
    recogniser.ifPresent(SpeechRecogniser::close);
    bundle.close();
  }
}
