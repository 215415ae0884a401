package dev.bactrian.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without JavaScript: keeps cookies, follows redirections, sends the forms of pages. */
public final class Browser implements AutoCloseable {

  private final CookieManager cookies = new CookieManager();
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();
  private final String base;

  public Browser(int port) {
    this.base = "http://localhost:" + port;
  }

  /** An answer, and where it was found in the end. */
  public record Answer(int status, URI at, HttpResponse<String> response, Document page) {}

  public Answer get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html"));
  }

  public JsonNode json(String path) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    return new ObjectMapper().readTree(send(request).response().body());
  }

  /** Sends the form with the button's value, as a click on it does. */
  public Answer click(Answer on, Element button) throws IOException, InterruptedException {
    Element form = button.closest("form");
    Map<String, String> fields = new java.util.LinkedHashMap<>();
    form.select("input[name], textarea[name]")
        .forEach(one -> fields.put(one.attr("name"), one.val()));
    if (!button.attr("name").isEmpty()) {
      fields.put(button.attr("name"), button.val());
    }
    return post(on.at().resolve(form.attr("action")).getPath(), fields);
  }

  public Answer post(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The cookie of that name; null if there is none. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(one -> one.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Somebody else put it there. */
  public void plant(String name, String value) throws IOException {
    cookies.put(
        URI.create(base + "/"), Map.of("Set-Cookie", List.of(name + "=" + value + "; Path=/")));
  }

  /** Forgets who signed in, as an expired cookie does. */
  public void forget() {
    cookies.getCookieStore().removeAll();
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
    return new Answer(
        response.statusCode(), response.uri(), response, Jsoup.parse(response.body()));
  }

  @Override
  public void close() {
    client.close();
  }
}
