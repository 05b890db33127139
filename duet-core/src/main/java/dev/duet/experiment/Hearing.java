package dev.duet.experiment;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Evidence;
import dev.duet.fusion.Temperature;
import dev.duet.recipe.Judged;
import dev.duet.train.History;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** One trained audio model and what it has to say of recordings, each asked only once. */
final class Hearing implements AutoCloseable {
  private final VoiceModel model;
  private final History history;
  private final List<Judged> unheard;
  private final Temperature temperature;
  private final IdentityHashMap<Matrix, Evidence> asked = new IdentityHashMap<>();

  /**
   * A model, calibrated on voices that it has not heard.
   *
   * @param trained the model, which is closed with this
   * @param unheard what it makes of such voices
   */
  Hearing(VoiceTrainer.Result trained, List<Judged> unheard) {
    this.model = trained.model();
    this.history = trained.history();
    this.temperature = Temperature.fit(Judged.outcomes(unheard));
    this.unheard = Judged.tempered(unheard, temperature);
  }

  VoiceModel model() {
    return model;
  }

  History history() {
    return history;
  }

  /** What it makes of the unheard voices, calibrated. */
  List<Judged> judgedUnheard() {
    return unheard;
  }

  /** What it has to say, its scores calibrated. */
  Evidence of(Matrix frames) {
    return asked.computeIfAbsent(frames, asked -> ask(asked, true));
  }

  /** {@link #of} without a memory, for whoever measures time. */
  Evidence ask(Matrix frames, boolean withEmbedding) {
    Scores scores = temperature.apply(model.score(frames));
    return new Evidence(
        scores, withEmbedding ? Optional.of(model.embed(frames)) : Optional.empty());
  }

  @Override
  public void close() {
    model.close();
  }
}
