package dev.duet.bundle;

import dev.duet.evaluate.Evaluation;
import java.util.Locale;
import java.util.Map;

/**
 * The card of a bundle, in Markdown: what it is, what it saw, how good it is, what it is not for
 * (after Mitchell et al. 2019). Generated, so that no figure is copied by hand.
 */
public final class ModelCard {
  private ModelCard() {}

  /**
   * Writes the card.
   *
   * @param about the recipe's own words
   * @param figures by what they were measured on
   */
  public static String of(Manifest manifest, String about, Map<String, Evaluation> figures) {
    StringBuilder card = new StringBuilder();
    card.append("# Model card: ").append(manifest.name()).append("\n\n");
    card.append(about.strip()).append("\n\n");
    card.append(
        "Trained by %s on %s, seed %d. `recipe.yaml` beside this file is what was followed; `duet train` wrote this card.%n%n"
            .formatted(manifest.duet(), manifest.created(), manifest.seed()));
    card.append("## What it knows\n\n");
    card.append("- from sound: ").append(join(manifest.audio().spec().labels())).append('\n');
    card.append("- from words: ").append(join(manifest.text().labels())).append('\n');
    card.append("- fusion: ").append(manifest.fusion()).append("\n\n");
    card.append("## What it was trained on\n\n");
    card.append(
        "| corpus | part | samples | licence, as its authors state it |\n|---|---|---|---|\n");
    for (Manifest.Seen seen : manifest.seen()) {
      card.append(
          "| %s | %s | %,d | %s |%n"
              .formatted(seen.corpus(), seen.part(), seen.samples(), seen.licence()));
    }
    card.append(
        """

        The weights hold no recording and no sentence. Whoever uses them commercially should read those
        licences first: most allow research only. The encoder of the words is all-MiniLM-L6-v2
        (Apache-2.0), fetched with Duet's libraries; only what training changed of it is in this bundle.

        ## How good it is

        | measured on | n | accuracy | macro-F1 | UAR | ECE |
        |---|---|---|---|---|---|
        """);
    figures.forEach(
        (name, e) ->
            card.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.3f | %.3f | %.3f | %.3f |%n",
                    name,
                    e.n(),
                    e.accuracy(),
                    e.macroF1(),
                    e.uar(),
                    e.ece())));
    card.append(
        """

        `audio_unheard_X` is what a model trained without speaker X makes of X: the figure to expect
        nothing better than, on a voice that this bundle has not heard. `audio_validation_same_speakers`
        flatters, since speakers recur. `paired_...` pairs each clip with a sentence of the same label,
        because no corpus here has real pairs.

        ## What it is not for

        - Acted speech of two women in a quiet studio taught it the sound of emotions: expect far less on
          telephones, in rooms, from other voices, ages, languages and cultures.
        - It must not decide about people: not hiring, insurance, policing, health, schooling or credit.
          In the European Union, reading emotions at work and in schools is forbidden but for medical or
          safety reasons.
        - Probabilities are calibrated on the data named above and nowhere else.
        """);
    return card.toString();
  }

  private static String join(Iterable<?> labels) {
    StringBuilder joined = new StringBuilder();
    for (Object label : labels) {
      joined.append(joined.isEmpty() ? "" : ", ").append(label);
    }
    return joined.toString();
  }
}
