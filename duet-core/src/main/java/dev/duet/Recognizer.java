package dev.duet;

import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.bundle.Bundle;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
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
   * Names the emotion of one utterance. A modality that is not given, or that the bundle has no
   * model for, leaves the other's answer.
   *
   * @throws dev.duet.audio.AudioException if there is a recording and nothing can be heard in it
   * @throws dev.duet.bundle.BundleException if the bundle has no model for what is given
   */
  public Prediction recognize(Utterance utterance) {
    Stopwatch watch = new Stopwatch();
    Map<Modality, Evidence> evidence = new EnumMap<>(Modality.class);
    if (isOf(Modality.AUDIO) || utterance.text().isEmpty()) {
      utterance
          .file()
          .map(file -> watch.time("decode", () -> new AudioDecoder().decode(file)))
          .or(utterance::sound)
          .ifPresent(sound -> evidence.put(Modality.AUDIO, hear(sound, watch)));
    }
    if (isOf(Modality.TEXT) || evidence.isEmpty()) {
      utterance
          .text()
          .ifPresent(
              text -> evidence.put(Modality.TEXT, watch.time("text", () -> bundle.read(text))));
    }
    Scores fused = watch.time("fusion", () -> bundle.fuse(evidence));
    Map<Modality, Scores> modalities = new EnumMap<>(Modality.class);
    evidence.forEach((modality, e) -> modalities.put(modality, e.scores()));
    return new Prediction(fused.top(), fused, modalities, watch.seconds());
  }

  private boolean isOf(Modality modality) {
    return bundle.manifest().modalities().contains(modality);
  }

  private Evidence hear(Waveform sound, Stopwatch watch) {
    Matrix features = watch.time("features", () -> bundle.features(sound));
    return watch.time("audio", () -> bundle.hear(features));
  }

  @Override
  public void close() {
    bundle.close();
  }
}
