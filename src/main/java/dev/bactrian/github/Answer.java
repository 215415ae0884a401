package dev.bactrian.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What GitHub answered. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Answer(String request, int status, HttpHeaders headers, byte[] body) {

  /** One entry of a Link header (RFC 8288), in the order GitHub writes it. */
  private static final Pattern NEXT = Pattern.compile("<([^<>]++)>;[^,<>]*?rel=\"next\"");

  String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  /** The following page, if there is one. */
  Optional<URI> next() {
    String link = header("link");
    if (link == null || link.length() > 10_000) {
      return Optional.empty();
    }
    Matcher matcher = NEXT.matcher(link);
    return matcher.find() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }

  <T> T as(Class<T> type) {
    try {
      return Json.MAPPER.readValue(body, type);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  <T> T as(TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(body, type);
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  JsonNode json() {
    return as(JsonNode.class);
  }

  /** GitHub's own words about a failure, or null. */
  String message() {
    try {
      JsonNode node = Json.MAPPER.readTree(body);
      return node == null ? null : node.path("message").textValue();
    } catch (IOException e) {
      return null;
    }
  }

  /** Cut off or garbled on its way: worth another try. Jackson's message would quote the body. */
  private GitHubException malformed(IOException e) {
    String why =
        e instanceof JsonProcessingException json
            ? json.getClass().getSimpleName()
            : e.getMessage();
    return new GitHubException(
        GitHubException.Kind.MALFORMED,
        status,
        request + ": the answer can't be read (" + why + ")",
        null,
        false,
        null);
  }
}
