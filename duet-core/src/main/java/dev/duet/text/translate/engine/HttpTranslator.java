package dev.duet.text.translate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import dev.duet.text.translate.Pivot;
import dev.duet.text.translate.TranslationException;
import dev.duet.text.translate.Translator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A service that translates some texts in one request, and so is asked twice for there and back.
 */
abstract class HttpTranslator implements Translator {
  private final String name;
  private final int mostTexts;
  private final int mostBytes;

  /**
   * A service.
   *
   * @param mostTexts in a request
   * @param mostBytes of text in a request; a longer text is not sent and has no translation
   */
  HttpTranslator(String name, int mostTexts, int mostBytes) {
    this.name = name;
    this.mostTexts = mostTexts;
    this.mostBytes = mostBytes;
  }

  /**
   * Asks once.
   *
   * @param texts none of them blank
   * @param from English or the pivot
   * @param to the other
   * @return what should be a translation for each
   */
  abstract List<String> ask(List<String> texts, String from, String to);

  /** How the service calls a language, of which the ISO 639-1 code is given. */
  String code(String language) {
    return language;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int batch() {
    return mostTexts;
  }

  @Override
  public List<String> thereAndBack(Pivot pivot, List<String> sentences) {
    String foreign = code(pivot.shortCode());
    String english = code("en");
    return translated(translated(sentences, english, foreign), foreign, english);
  }

  /** Translates what is not blank, in as many requests as its length takes. */
  private List<String> translated(List<String> texts, String from, String to) {
    List<String> answers = new ArrayList<>(texts);
    List<Integer> sent = new ArrayList<>();
    int bytes = 0;
    for (int i = 0; i < texts.size(); i++) {
      int length = texts.get(i).getBytes(StandardCharsets.UTF_8).length;
      if (texts.get(i).isBlank() || length > mostBytes) {
        answers.set(i, "");
        continue;
      }
      if (sent.size() == mostTexts || bytes + length > mostBytes) {
        send(sent, answers, from, to);
        sent.clear();
        bytes = 0;
      }
      sent.add(i);
      bytes += length;
    }
    if (!sent.isEmpty()) {
      send(sent, answers, from, to);
    }
    return answers;
  }

  private void send(List<Integer> places, List<String> texts, String from, String to) {
    List<String> said = ask(places.stream().map(texts::get).toList(), from, to);
    if (said.size() != places.size()) {
      throw new TranslationException(
          "%s sent %d translations of %d sentences, so none can be told to be whose; ask it again later."
              .formatted(name, said.size(), places.size()));
    }
    for (int k = 0; k < places.size(); k++) {
      texts.set(places.get(k), said.get(k).strip());
    }
  }

  /** The strings of an array, or of a field of each of its objects. */
  static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(
        element -> texts.add((field.isEmpty() ? element : element.path(field)).asText("")));
    return texts;
  }

  /** A path below the address at which a service listens. */
  static URI below(URI base, String path) {
    return URI.create(base.toString().replaceAll("/+$", "") + path);
  }

  static String upper(String code) {
    return code.toUpperCase(Locale.ROOT);
  }

  @Override
  public void close() {
    // Connections are the client's and end with it.
  }
}
