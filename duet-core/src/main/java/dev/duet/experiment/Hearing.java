package dev.duet.experiment;

import dev.duet.audio.Matrix;
import dev.duet.emotion.Scores;
import dev.duet.fusion.Temperature;
import dev.duet.recipe.Judged;
import dev.duet.train.History;
import dev.duet.voice.VoiceModel;
import dev.duet.voice.VoiceTrainer;
import java.util.IdentityHashMap;
import java.util.List;

/** One trained audio model and what it has to say of recordings, each asked only once. */
final class Hearing implements AutoCloseable {
  private final VoiceModel model;
  private final History history;
  private final List<Judged> unheard;
  private final Temperature temperature;
  private final IdentityHashMap<Matrix, Scores> scores = new IdentityHashMap<>();
  private final IdentityHashMap<Matrix, float[]> embeddings = new IdentityHashMap<>();

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

  /** Its calibrated scores. */
  Scores scores(Matrix frames) {
    return scores.computeIfAbsent(frames, this::score);
  }

  /** The same without a memory, for whoever measures time. */
  Scores score(Matrix frames) {
    return temperature.apply(model.score(frames));
  }

  /** The vector that feature-level fusion reads. */
  float[] embedding(Matrix frames) {
    return embeddings.computeIfAbsent(frames, model::embed);
  }

  @Override
  public void close() {
    model.close();
  }
}
