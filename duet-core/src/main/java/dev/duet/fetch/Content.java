package dev.duet.fetch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What is posted to a service; may be posted again.
 *
 * @param type of the content, as its header says it
 * @param publisher of its bytes
 */
public record Content(String type, BodyPublisher publisher) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An object as JSON. */
  public static Content json(Object body) {
    return new Content(
        "application/json", BodyPublishers.ofString(JSON.valueToTree(body).toString()));
  }

  /** The fields of a form, in their order. */
  public static Content form(Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return new Content("application/x-www-form-urlencoded", BodyPublishers.ofString(body));
  }

  /**
   * The fields of a form and a file in its field {@code file} (RFC 7578).
   *
   * @param fields names and values, in their order; a name may come more than once
   * @param name of the file, without quotes and line ends
   * @param type of the file
   * @param file its bytes
   */
  public static Content multipart(
      List<Map.Entry<String, String>> fields, String name, String type, byte[] file) {
    String boundary = "duet-" + UUID.randomUUID();
    ByteArrayOutputStream body = new ByteArrayOutputStream(file.length + (1 << 12));
    fields.forEach(
        field ->
            body.writeBytes(
                utf8(
                    head(boundary, "name=\"" + field.getKey() + "\"")
                        + "\r\n"
                        + field.getValue()
                        + "\r\n")));
    String disposition = "name=\"file\"; filename=\"" + name + "\"";
    body.writeBytes(utf8(head(boundary, disposition) + "Content-Type: " + type + "\r\n\r\n"));
    body.writeBytes(file);
    body.writeBytes(utf8("\r\n--" + boundary + "--\r\n"));
    return new Content(
        "multipart/form-data; boundary=" + boundary,
        BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static String head(String boundary, String disposition) {
    return "--" + boundary + "\r\nContent-Disposition: form-data; " + disposition + "\r\n";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
