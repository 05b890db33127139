package dev.duet;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.bundle.Bundle;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Modality;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * Names the emotion of utterances by a trained bundle. Thread-safe until closed; holds native
 * memory, so close it.
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

  private Recognizer(Bundle bundle) {
    this.bundle = bundle;
  }

  /**
   * Opens a bundle.
   *
   * @param folder that {@code duet train} wrote
   * @throws dev.duet.bundle.BundleException if it is no bundle, is damaged, or has a format that
   *     this version cannot read
   */
  public static Recognizer load(Path folder) {
    return new Recognizer(Bundle.load(folder));
  }

  /** The bundle that answers. */
  public Bundle bundle() {
    return bundle;
  }

  /**
   * Names the emotion of one utterance. A modality that is not given leaves the other's answer.
   *
   * @throws dev.duet.audio.AudioException if there is a recording and nothing can be heard in it
   */
  public Prediction recognize(Utterance utterance) {
    Stopwatch watch = new Stopwatch();
    Map<Modality, Scores> modalities = new EnumMap<>(Modality.class);
    utterance
        .file()
        .map(file -> watch.time("decode", () -> new AudioDecoder().decode(file)))
        .or(utterance::sound)
        .ifPresent(sound -> modalities.put(Modality.AUDIO, hear(sound, watch)));
    utterance
        .text()
        .ifPresent(
            text -> modalities.put(Modality.TEXT, watch.time("text", () -> bundle.read(text))));
    Scores fused = watch.time("fusion", () -> bundle.fusion().fuse(modalities));
    return new Prediction(fused.top(), fused, modalities, watch.seconds());
  }

  private Scores hear(Waveform sound, Stopwatch watch) {
    Matrix features = watch.time("features", () -> bundle.features(sound));
    return watch.time("audio", () -> bundle.hear(features));
  }

  @Override
  public void close() {
    bundle.close();
  }
}
