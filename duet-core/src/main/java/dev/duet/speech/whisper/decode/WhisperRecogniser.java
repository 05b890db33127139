package dev.duet.speech.whisper.decode;

import dev.duet.audio.Waveform;
import dev.duet.audio.resample.Resampler;
import dev.duet.speech.SpeechRecogniser;
import dev.duet.speech.Transcript;
import dev.duet.speech.TranscriptListener;
import dev.duet.speech.whisper.WhisperNetwork;
import java.nio.file.Path;

/**
 * Whisper (Radford et al. 2022, <a href="https://arxiv.org/abs/2212.04356">arXiv:2212.04356</a>) as
 * a recogniser, which needs nothing but the folder of a model of its family.
 *
 * <pre>{@code
 * try (WhisperRecogniser whisper = WhisperRecogniser.open("base", folder, WhisperSettings.DEFAULT)) {
 *   String words = whisper.transcribe(new AudioDecoder().decode(file)).text();
 * }
 * }</pre>
 */
public final class WhisperRecogniser implements SpeechRecogniser {
  private final String name;
  private final WhisperNetwork network;
  private final WhisperTokens tokens;
  private final WhisperSettings settings;

  private WhisperRecogniser(
      String name, WhisperNetwork network, WhisperTokens tokens, WhisperSettings settings) {
    this.name = name;
    this.network = network;
    this.tokens = tokens;
    this.settings = settings;
  }

  /**
   * Loads a model.
   *
   * @param name what users call it
   * @param folder of faster-whisper or of Hugging Face, with a {@code tokenizer.json}
   * @throws dev.duet.weights.WeightsException if a file is missing or damaged
   * @throws dev.duet.speech.SpeechException if the model does not know the language of the settings
   */
  public static WhisperRecogniser open(String name, Path folder, WhisperSettings settings) {
    WhisperTokens tokens = WhisperTokens.read(folder);
    WhisperNetwork network = WhisperNetwork.load(folder);
    try {
      tokens.requireFit(network.config());
      settings.language().ifPresent(new LanguageDetector(network, tokens)::token);
      return new WhisperRecogniser(name, network, tokens, settings);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Transcript transcribe(Waveform sound, TranscriptListener listener) {
    float[] samples =
        Resampler.resample(sound.toMono().samples(), sound.sampleRate(), Window.SAMPLE_RATE);
    return new Transcription(network, tokens, settings, samples).run(listener);
  }

  @Override
  public void close() {
    network.close();
  }
}
