package dev.duet.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duet.Prediction;
import dev.duet.Recognizer;
import dev.duet.Utterance;
import dev.duet.audio.Waveform;
import dev.duet.audio.synth.FormantVoice;
import dev.duet.audio.synth.FormantVoice.Vowel;
import dev.duet.bundle.Bundle;
import dev.duet.bundle.Manifest;
import dev.duet.emotion.Emotion;
import dev.duet.fusion.Temperature;
import dev.duet.train.Progress;
import dev.duet.train.TrainingPlan;
import dev.duet.voice.FrameFeatures;
import dev.duet.voice.LabelledFrames;
import dev.duet.voice.LstmConfig;
import dev.duet.voice.Normalisation;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import dev.duet.voice.VoiceTraining;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One second of feeling in a voice that is plain for three: hasty and rising for joy, slow and
 * falling for sadness. Heard by a model that learnt the two, and plain talk, from other voices.
 */
@Tag("slow")
class PlantedSecondsTest {
  private static final int RATE = 8000;
  private static final int PIECES = 4;

  /** RMS of the room's noise: -54 dBFS. */
  private static final double ROOM = 0.002;

  private static final List<Vowel> VOWELS = List.of(Vowel.values());
  private static final List<Emotion> LABELS =
      List.of(Emotion.NEUTRAL, Emotion.JOY, Emotion.SADNESS);

  private static final FrameFeatures FEATURES =
      new FrameFeatures(RATE, 512, 256, 13, 1, false, true, true, 30, 2, Normalisation.MEAN);

  @TempDir private static Path folder;
  private static final List<Planted> CASES = new ArrayList<>();
  private static int recognised;

  /** A sound, and which of its pieces is not plain. */
  private record Talk(Waveform sound, Emotion emotion, int planted) {
    static Talk of(Emotion emotion, int seed) {
      Random random = new Random(seed);
      double pitch = 110 + 90 * random.nextDouble();
      int planted = random.nextInt(PIECES);
      float[][] pieces = new float[PIECES][];
      for (int i = 0; i < PIECES; i++) {
        pieces[i] = second(i == planted ? emotion : Emotion.NEUTRAL, pitch, random);
      }
      float[] all = new float[PIECES * pieces[0].length];
      for (int i = 0; i < PIECES; i++) {
        System.arraycopy(pieces[i], 0, all, i * pieces[0].length, pieces[0].length);
      }
      // A room, as every recording has one; without it, silence of any kind would be an event.
      for (int i = 0; i < all.length; i++) {
        all[i] += (float) (ROOM * random.nextGaussian());
      }
      return new Talk(Waveform.mono(all, RATE), emotion, planted);
    }

    /** With a gap of up to a second in what is plain, so that a gap tells the model nothing. */
    Talk withGap(Random random) {
      float[] all = sound.samples().clone();
      int piece = all.length / PIECES;
      int at = (planted + 1 + random.nextInt(PIECES - 1)) % PIECES * piece;
      int length = (int) (RATE * (0.25 + 0.75 * random.nextDouble()));
      int start = at + random.nextInt(piece - length);
      for (int i = start; i < start + length; i++) {
        all[i] = (float) (ROOM * random.nextGaussian());
      }
      return new Talk(Waveform.mono(all, RATE), emotion, planted);
    }

    private static float[] second(Emotion emotion, double pitch, Random random) {
      FormantVoice voice =
          switch (emotion) {
            case JOY -> new FormantVoice(1.3 * pitch, -8, 0.1);
            case SADNESS -> new FormantVoice(0.6 * pitch, 8, 0.5);
            default -> new FormantVoice(pitch, 1, 0.2);
          };
      List<Vowel> vowels = new ArrayList<>();
      while (vowels.size() * voice.secondsPerVowel() < 0.999) {
        vowels.add(VOWELS.get(random.nextInt(VOWELS.size())));
      }
      return voice.speak(vowels, RATE, random.nextLong()).samples();
    }
  }

  /** Whether the middle of a span lies in the planted piece. */
  private static boolean isPlanted(Talk talk, SpanContribution span) {
    double middle = (span.from() + span.to()) / 2;
    return (int) (middle / talk.sound().seconds() * PIECES) == talk.planted();
  }

  @BeforeAll
  static void explain() {
    try (Bundle bundle = trained()) {
      bundle.save(folder);
    }
    try (Recognizer recognizer = Recognizer.load(folder)) {
      Explainer explainer = new Explainer(recognizer.bundle());
      for (int i = 0; i < 50; i++) {
        Talk talk = Talk.of(i % 2 == 0 ? Emotion.JOY : Emotion.SADNESS, 1000 + i);
        Utterance utterance = Utterance.of(talk.sound());
        Prediction answer = recognizer.recognize(utterance);
        recognised += answer.label() == talk.emotion() ? 1 : 0;
        List<SpanContribution> spans = explainer.explain(utterance, answer).spans();
        CASES.add(
            new Planted(
                spans.stream().map(SpanContribution::contribution).toList(),
                span -> isPlanted(talk, spans.get(span))));
      }
    }
  }

  private static Bundle trained() {
    VoiceModel voice =
        VoiceTrainer.train(
                FEATURES,
                new LstmConfig(1, 12, 1, LstmConfig.Pooling.ATTENTION, 0, 0.1),
                new VoiceTraining(12, 0, new TrainingPlan(12, 0.02, 0.1, 0, 1, 0, 1)),
                heard(0, 30),
                heard(30, 36),
                Progress.none(),
                Optional.empty())
            .model();
    Manifest manifest =
        new Manifest(
            Manifest.FORMAT,
            "talks",
            "test",
            "2026-11-28",
            1,
            Optional.of(new Manifest.Audio(voice.spec(), Temperature.ONE)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Manifest.Seen("synthesised", "all", 216, "ours")));
    return new Bundle(
        manifest, Optional.of(voice), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static List<LabelledFrames> heard(int from, int to) {
    List<LabelledFrames> all = new ArrayList<>();
    for (int seed = from; seed < to; seed++) {
      for (Emotion emotion : LABELS) {
        Talk talk = Talk.of(emotion, 3 * seed + LABELS.indexOf(emotion));
        Talk broken = talk.withGap(new Random(seed));
        all.add(new LabelledFrames(FEATURES.of(talk.sound()), emotion));
        all.add(new LabelledFrames(FEATURES.of(broken.sound()), emotion));
      }
    }
    return all;
  }

  @Test
  void areNamedInNineOfTenSounds() {
    Planted.assertNamed(CASES);
  }

  @Test
  void areNotNamedByChance() {
    Planted.assertNotNamedByChance(CASES, 25);
  }

  @Test
  void areHeardByTheModelAtAll() {
    assertThat(recognised).isGreaterThan(40);
  }
}
