package dev.duet.bundle;

import dev.duet.evaluate.Evaluation;
import dev.duet.text.FineTuning;
import dev.duet.voice.EncoderFeatures;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The card of a bundle, in Markdown: what it is, what it saw, how good it is, what it is not for
 * (after Mitchell et al. 2019). Generated, so that no figure is copied by hand.
 */
public final class ModelCard {
  /** What the licence of Whisper asks to be kept with every copy of a part of it. */
  /** Probabilities of emotion by which the card shows what numbers of words are worth. */
  private static final double PLAIN = 0.1;

  private static final double EMOTIONAL = 0.9;

  private static final String WHISPER =
      """
       What hears the voice begins with
      blocks of the encoder of OpenAI's Whisper, in half precision. Their licence, MIT:

      > Copyright (c) 2022 OpenAI
      >
      > Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
      > associated documentation files (the "Software"), to deal in the Software without restriction,
      > including without limitation the rights to use, copy, modify, merge, publish, distribute,
      > sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
      > furnished to do so, subject to the following conditions:
      >
      > The above copyright notice and this permission notice shall be included in all copies or substantial
      > portions of the Software.
      >
      > THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
      > NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
      > NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
      > OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
      > CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
      """;

  private final StringBuilder card = new StringBuilder();
  private final Manifest manifest;

  private ModelCard(Manifest manifest) {
    this.manifest = manifest;
  }

  /**
   * Writes the card.
   *
   * @param about the recipe's own words
   * @param figures by what they were measured on
   */
  public static String of(Manifest manifest, String about, Map<String, Evaluation> figures) {
    ModelCard card = new ModelCard(manifest);
    card.whatItIs(about);
    card.whatItSaw();
    card.howGoodItIs(figures);
    card.whereItFails(WeakLabel.of(figures));
    card.whatItIsNotFor();
    return card.card.toString();
  }

  private void whatItIs(String about) {
    card.append(
        """
        # Model card: %s

        %s

        Trained by %s on %s, seed %d. `recipe.yaml` beside this file is what was followed; `duet train` wrote this card.

        ## What it knows

        """
            .formatted(
                manifest.name(),
                about.strip(),
                manifest.duet(),
                manifest.created(),
                manifest.seed()));
    manifest.audio().ifPresent(audio -> line("- from sound: %s", join(audio.spec().labels())));
    manifest.text().ifPresent(text -> line("- from words: %s", join(text.labels())));
    manifest
        .text()
        .flatMap(Manifest.Text::relevance)
        .ifPresent(
            relevance ->
                line(
                    "- words that a recogniser heard count as far as they seem to carry emotion: slope %.3f,"
                        + " bias %.3f, learned from validation sentences against plain ones of Duet's own",
                    relevance.slope(), relevance.bias()));
    manifest
        .text()
        .flatMap(Manifest.Text::sufficiency)
        .ifPresent(
            enough ->
                line(
                    "- words count by how many they are, learned from parts of validation sentences; trusted so"
                        + " far beside a voice: one neutral word %.2f and one emotional %.2f, six of them %.2f and"
                        + " %.2f, twenty %.2f and %.2f",
                    enough.of(PLAIN, 1),
                    enough.of(EMOTIONAL, 1),
                    enough.of(PLAIN, 6),
                    enough.of(EMOTIONAL, 6),
                    enough.of(PLAIN, 20),
                    enough.of(EMOTIONAL, 20)));
    manifest
        .audio()
        .filter(audio -> audio.trust() < 1)
        .ifPresent(
            audio ->
                line(
                    "- a voice is trusted %.2f beside words, however clear it seems: learned from the voices held"
                        + " out",
                    audio.trust()));
    manifest
        .text()
        .filter(Manifest.Text::fluency)
        .ifPresent(
            words ->
                line(
                    "- words count by how they follow each other, learned from the training sentences: a heap of"
                        + " wrong words counts little beside a voice"));
    manifest.fusion().ifPresent(rule -> line("- fusion: %s", rule));
    manifest
        .mlp()
        .ifPresent(
            mlp ->
                line(
                    "- fusion: of features, by a network with %d hidden units",
                    mlp.spec().config().hidden()));
    card.append('\n');
  }

  private void whatItSaw() {
    card.append(
        """
        ## What it was trained on

        | corpus | part | samples | licence, as its authors state it |
        |---|---|---|---|
        """);
    for (Manifest.Seen seen : manifest.seen()) {
      line("| %s | %s | %,d | %s |", seen.corpus(), seen.part(), seen.samples(), seen.licence());
    }
    card.append(
        """

        The weights hold no recording and no sentence. Whoever uses them commercially should read those
        licences first: most allow research only.\
        """);
    manifest
        .audio()
        .filter(audio -> audio.spec().features() instanceof EncoderFeatures)
        .ifPresent(audio -> card.append(WHISPER));
    manifest.text().ifPresent(text -> card.append(encoder(text.encoder())));
    card.append('\n');
  }

  private static String encoder(String origin) {
    if (origin.equals(FineTuning.PACKAGED)) {
      return """
           The encoder of the words is all-MiniLM-L6-v2
          (Apache-2.0), fetched with Duet's libraries; only what training changed of it is in this bundle.\
          """;
    }
    return origin.startsWith(Manifest.Text.STUDENT_OF)
        ? """
           The encoder of the words is a
          %s; its word embeddings are those of all-MiniLM-L6-v2 (Apache-2.0),
          fetched with Duet's libraries, unless the teacher's are others.\
          """
            .formatted(origin)
        : """
           The encoder of the words is in this bundle, and its own
          licence holds for it.\
          """;
  }

  private void howGoodItIs(Map<String, Evaluation> figures) {
    card.append(
        """

        ## How good it is

        | measured on | n | accuracy | macro-F1 | UAR | ECE |
        |---|---|---|---|---|---|
        """);
    figures.forEach(
        (name, e) ->
            line(
                "| %s | %d | %.3f | %.3f | %.3f | %.3f |",
                name, e.n(), e.accuracy(), e.macroF1(), e.uar(), e.ece()));
    card.append(
        """

        `audio_unheard_X` is what a model trained without speaker X makes of X, as sure as the other
        speakers held out say it may be: the figure to expect nothing better than, on a voice that this
        bundle has not heard. `audio_validation_same_speakers` flatters, since speakers recur.
        `paired_...` pairs each clip with a sentence of the same label, because no corpus here has real
        pairs.
        """);
  }

  private void whereItFails(List<WeakLabel> weak) {
    if (weak.isEmpty()) {
      return;
    }
    card.append(
        """

        ## Where it fails

        Labels that are missed more often than they are found, where neither training nor choosing had seen
        the voices or the texts:

        | measured on | label | n | found | most often mistaken for |
        |---|---|---|---|---|
        """);
    weak.forEach(
        w ->
            line(
                "| %s | %s | %d | %.3f | %s |",
                w.measuredOn(), w.label(), w.support(), w.recall(), w.mistakenFor()));
  }

  private void whatItIsNotFor() {
    boolean isTess = manifest.seen().stream().anyMatch(seen -> seen.corpus().equals("tess"));
    card.append("\n## What it is not for\n\n");
    card.append(
        isTess
            ? "- Acted speech of two women in a quiet studio taught it the sound of emotions:"
            : "- The recordings named above, and no others, taught it the sound of emotions:");
    card.append(
        """
         expect far less on
          telephones, in rooms, from other voices, ages, languages and cultures.
        - It must not decide about people: not hiring, insurance, policing, health, schooling or credit.
          In the European Union, reading emotions at work and in schools is forbidden but for medical or
          safety reasons.
        - Probabilities are calibrated on the data named above and nowhere else.
        """);
  }

  private void line(String format, Object... values) {
    card.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static String join(Collection<?> labels) {
    return labels.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
