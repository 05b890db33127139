package dev.duet.text.translate.engine;

import dev.duet.fetch.Content;
import dev.duet.fetch.JsonService;
import dev.duet.fetch.JsonService.Question;
import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.Translator;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Apertium behind its own web server, apertium-apy: one sentence a request, there and back. */
public final class ApertiumServer implements Translator {
  /** Where one listens that was started on this machine. */
  public static final URI HERE = URI.create("http://localhost:2737");

  /** They have no pair with English. */
  private static final Set<String> BY_WAY_OF_SPANISH = Set.of("fra", "ita", "por");

  private final URI address;
  private final JsonService service;

  /** A server, at its address without a path. */
  public ApertiumServer(URI base, JsonService service) {
    this.address = HttpTranslator.below(base, "/translateChain");
    this.service = service;
  }

  @Override
  public String name() {
    return "apertium-apy";
  }

  @Override
  public int batch() {
    return 16;
  }

  @Override
  public List<String> thereAndBack(Pivot pivot, List<String> sentences) {
    String chain =
        BY_WAY_OF_SPANISH.contains(pivot.code())
            ? "eng|spa|" + pivot.code() + "|spa|eng"
            : "eng|" + pivot.code() + "|eng";
    return sentences.stream().map(sentence -> ask(chain, sentence)).toList();
  }

  private String ask(String chain, String sentence) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("langpairs", chain);
    form.put("markUnknown", "no");
    form.put("q", sentence);
    Question question =
        new Question(
            address, Map.of(), Optional.of(Content.form(form)), "", "ask whoever runs that server");
    return service.ask(question).at("/responseData/translatedText").asText("").strip();
  }

  @Override
  public void close() {
    // Connections are the client's and end with it.
  }
}
