package dev.duet.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.emotion.Scores;
import dev.duet.fusion.FusionRule;
import dev.duet.text.TextModel;
import dev.duet.voice.VoiceModel;
import dev.duet.weights.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A trained system: an audio model, a text model, and how their answers become one. Thread-safe
 * until closed; owns both models.
 */
public final class Bundle implements AutoCloseable {
  private static final String MANIFEST = "bundle.json";
  private static final String AUDIO_WEIGHTS = "audio.safetensors";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private final Manifest manifest;
  private final VoiceModel voice;
  private final TextModel text;

  /** A system of trained models, which it takes over and will close. */
  public Bundle(Manifest manifest, VoiceModel voice, TextModel text) {
    this.manifest = manifest;
    this.voice = voice;
    this.text = text;
  }

  /**
   * Opens a bundle.
   *
   * @throws BundleException if the folder is no bundle, is damaged, or has a format that this
   *     version does not know
   */
  public static Bundle load(Path folder) {
    Manifest manifest = manifest(folder);
    try {
      VoiceModel voice = VoiceModel.load(manifest.audio().spec(), folder.resolve(AUDIO_WEIGHTS));
      try {
        return new Bundle(manifest, voice, TextModel.read(folder));
      } catch (RuntimeException e) {
        voice.close();
        throw e;
      }
    } catch (WeightsException e) {
      throw new BundleException(
          "bundle " + folder + " is damaged, fetch or train it again: " + e.getMessage(), e);
    }
  }

  private static Manifest manifest(Path folder) {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw new BundleException(
          folder
              + " is no bundle, it has no "
              + MANIFEST
              + "; name a folder that 'duet train' wrote");
    }
    try {
      byte[] json = Files.readAllBytes(file);
      int format = JSON.readTree(json).path("format").asInt(-1);
      if (format != Manifest.FORMAT) {
        throw new BundleException(
            file
                + " has format "
                + (format < 0 ? "unknown" : Integer.toString(format))
                + ", and this version of Duet reads format "
                + Manifest.FORMAT
                + (format > Manifest.FORMAT ? "; use a newer Duet" : "; train the recipe again"));
      }
      return JSON.readValue(json, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new BundleException(
          file + " is damaged, fetch or train the bundle again: " + JsonProblem.of(e), e);
    } catch (IOException e) {
      throw new BundleException(file + " cannot be read; check its permissions", e);
    }
  }

  /**
   * Writes the manifest and the weights.
   *
   * @param folder is made if it is not there
   * @throws BundleException if it cannot be written
   */
  public void save(Path folder) {
    try {
      Files.createDirectories(folder);
      voice.save(folder.resolve(AUDIO_WEIGHTS));
      text.write(folder);
      Files.writeString(folder.resolve(MANIFEST), JSON.writeValueAsString(manifest) + "\n");
    } catch (IOException | WeightsException e) {
      throw new BundleException(folder + " cannot be written; check the folder and the space", e);
    }
  }

  /** What the system is made of. */
  public Manifest manifest() {
    return manifest;
  }

  /** The features that {@link #hear} wants, {@code [features, frames]}. */
  public Matrix features(Waveform sound) {
    return voice.spec().features().of(sound);
  }

  /** The calibrated scores of a sound, by its features. */
  public Scores hear(Matrix features) {
    return manifest.audio().temperature().apply(voice.score(features));
  }

  /** The calibrated scores of words. */
  public Scores read(String words) {
    return manifest.text().temperature().apply(text.score(words));
  }

  /** How the answers become one. */
  public FusionRule fusion() {
    return manifest.fusion();
  }

  /** The text model, still owned by this bundle. */
  public TextModel text() {
    return text;
  }

  @Override
  public void close() {
    voice.close();
    text.close();
  }
}
