package dev.duet.explain;

import dev.duet.Prediction;
import dev.duet.Utterance;
import dev.duet.audio.AudioException;
import dev.duet.audio.Matrix;
import dev.duet.audio.Waveform;
import dev.duet.audio.io.AudioDecoder;
import dev.duet.audio.resample.Resampler;
import dev.duet.bundle.Bundle;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Modality;
import dev.duet.voice.SpeakerProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * Says which words and which seconds moved an answer, by taking each of them away and asking the
 * bundle again; both modalities are fused each time, so what is explained is the answer and not one
 * model's share of it. Thread-safe while the bundle is open.
 *
 * <pre>{@code
 * Prediction answer = duet.recognize(utterance);
 * Explanation why = new Explainer(duet.bundle()).explain(utterance, answer);
 * }</pre>
 *
 * <p>Words are left out one by one and two by two (Li, Monroe and Jurafsky 2016), up to 64 parts of
 * a text. Sound is replaced by its own silence, a quarter of a second to a second at a time (Zeiler
 * and Fergus 2014); these spans grow in recordings longer than 8 s, so that there are never more
 * than 32 of them. What that costs: at most 127 readings, and at most 122 hearings, of the whole.
 */
public final class Explainer {
  private final Bundle bundle;
  private final DoubleConsumer progress;

  /** An explainer of what a bundle answers; the bundle stays its owner's. */
  public Explainer(Bundle bundle) {
    this(bundle, share -> {});
  }

  /**
   * An explainer that says how far it is.
   *
   * @param progress told the share of the work that is done, in [0, 1]
   */
  public Explainer(Bundle bundle, DoubleConsumer progress) {
    this.bundle = bundle;
    this.progress = progress;
  }

  /**
   * Explains an answer.
   *
   * @param utterance that was asked about
   * @param answer to it, of a recogniser with this bundle
   * @throws AudioException if there is a recording and it cannot be decoded any more
   */
  public Explanation explain(Utterance utterance, Prediction answer) {
    return explain(utterance, answer, Optional.empty());
  }

  /**
   * Explains an answer about somebody who had been heard before.
   *
   * @param speaker what was known when the answer was given
   * @throws AudioException as {@link #explain(Utterance, Prediction)}
   */
  public Explanation explain(
      Utterance utterance, Prediction answer, Optional<SpeakerProfile> speaker) {
    return new Inquiry(utterance, answer, speaker).explanation();
  }

  /** One answer under examination. */
  private final class Inquiry {
    private final Scores answered;
    private final Optional<Spans> spans;
    private final Optional<Words> words;
    private final Function<Waveform, Evidence> hear;
    private final Function<String, Evidence> read;
    private final Map<Modality, Evidence> whole = new EnumMap<>(Modality.class);
    private final double before;
    private final int questions;
    private int asked;

    Inquiry(Utterance utterance, Prediction answer, Optional<SpeakerProfile> speaker) {
      answered = answer.scores();
      hear =
          sound -> {
            Matrix features = bundle.features(sound);
            return speaker
                .map(known -> bundle.hear(features, sound, known).evidence())
                .orElseGet(() -> bundle.hear(features, sound));
          };
      read =
          text ->
              answer
                  .heard()
                  .map(heard -> heard.transcript().confidence().orElse(1))
                  .map(confidence -> bundle.readRecognised(text, confidence))
                  .orElseGet(() -> bundle.read(text));
      Optional<Waveform> sound = ifCounted(answer, Modality.AUDIO, sound(utterance));
      Optional<String> text = utterance.text().or(() -> answer.heard().map(Inquiry::recognised));
      spans = sound.map(Spans::new);
      words = ifCounted(answer, Modality.TEXT, text).map(Words::of);
      sound.ifPresent(s -> whole.put(Modality.AUDIO, hear.apply(s)));
      words.ifPresent(w -> whole.put(Modality.TEXT, read.apply(w.text())));
      before = probability(whole);
      questions =
          Occlusion.questions(words.map(w -> w.parts().size()).orElse(0), Words.REACH)
              + Occlusion.questions(spans.map(Spans::count).orElse(0), Spans.REACH);
    }

    private static <T> Optional<T> ifCounted(
        Prediction answer, Modality modality, Optional<T> input) {
      return input.filter(i -> answer.modalities().containsKey(modality));
    }

    private static String recognised(Prediction.Heard heard) {
      return heard.transcript().text();
    }

    /** The recording at the rate at which it is heard, so that it is brought there only once. */
    private Optional<Waveform> sound(Utterance utterance) {
      if (!bundle.manifest().modalities().contains(Modality.AUDIO)) {
        return Optional.empty();
      }
      int rate = bundle.voice().spec().features().sampleRate();
      return utterance
          .file()
          .map(file -> new AudioDecoder().decode(file))
          .or(utterance::sound)
          .map(Waveform::toMono)
          .map(s -> Resampler.resample(s.samples(), s.sampleRate(), rate))
          .map(samples -> Waveform.mono(samples, rate));
    }

    Explanation explanation() {
      return new Explanation(
          answered.top(),
          before,
          words.map(this::ofWords).orElse(List.of()),
          spans.map(this::ofSpans).orElse(List.of()));
    }

    private List<WordContribution> ofWords(Words text) {
      int parts = text.parts().size();
      double[] contributions =
          Occlusion.contributions(
              parts,
              Words.REACH,
              (from, to) -> loss(Modality.TEXT, Optional.of(read.apply(text.without(from, to)))));
      List<WordContribution> all = new ArrayList<>();
      for (int i = 0; i < parts; i++) {
        Words.Range range = text.parts().get(i);
        all.add(new WordContribution(text.part(i), range.from(), range.to(), contributions[i]));
      }
      return all;
    }

    private List<SpanContribution> ofSpans(Spans sound) {
      double[] contributions =
          Occlusion.contributions(
              sound.count(),
              Spans.REACH,
              (from, to) -> loss(Modality.AUDIO, heard(sound.without(from, to))));
      List<SpanContribution> all = new ArrayList<>();
      for (int i = 0; i < sound.count(); i++) {
        all.add(new SpanContribution(sound.start(i), sound.start(i + 1), contributions[i]));
      }
      return all;
    }

    /** What is heard of the rest of a sound, if there is anything left to hear. */
    private Optional<Evidence> heard(Waveform rest) {
      try {
        return Optional.of(hear.apply(rest));
      } catch (AudioException e) {
        return Optional.empty();
      }
    }

    /** How far the label's probability falls with other evidence of a modality. */
    private double loss(Modality modality, Optional<Evidence> evidence) {
      Map<Modality, Evidence> rest = new EnumMap<>(whole);
      rest.remove(modality);
      evidence.ifPresent(e -> rest.put(modality, e));
      double loss = before - probability(rest);
      asked++;
      progress.accept((double) asked / questions);
      return loss;
    }

    /** Of the label; between all labels alike where nothing is known. */
    private double probability(Map<Modality, Evidence> evidence) {
      if (evidence.isEmpty()) {
        return 1.0 / answered.labels().size();
      }
      Scores scores = bundle.fuse(evidence);
      return scores.knows(answered.top()) ? scores.of(answered.top()) : 0;
    }
  }
}
