package dev.bactrian.github.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request as the fake sees it.
 *
 * @param parts of the path, decoded
 * @param token after "Bearer" or "token"; null if there is none
 * @param body null if there is none
 */
record FakeRequest(
    String method,
    String path,
    List<String> parts,
    Map<String, String> query,
    String token,
    String etag,
    JsonNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static FakeRequest of(Request request) {
    URI uri = URI.create(request.getUrl());
    String authorization = request.getHeader("Authorization");
    return new FakeRequest(
        request.getMethod().getName(),
        uri.getRawPath(),
        List.of(uri.getRawPath().substring(1).split("/")).stream()
            .map(FakeRequest::decoded)
            .toList(),
        query(uri.getRawQuery()),
        authorization == null ? null : authorization.replaceFirst("^(?i)(bearer|token) ", ""),
        request.getHeader("If-None-Match"),
        body(request.getBody()));
  }

  boolean isWrite() {
    return !method.equals("GET");
  }

  int number(int part) {
    return Integer.parseInt(parts.get(part));
  }

  int page() {
    return Integer.parseInt(query.getOrDefault("page", "1"));
  }

  int perPage() {
    return Integer.parseInt(query.getOrDefault("per_page", "30"));
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  private static JsonNode body(byte[] bytes) {
    if (bytes == null || bytes.length == 0) {
      return null;
    }
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new IllegalArgumentException("a request whose body is no JSON", e);
    }
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.put(decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
