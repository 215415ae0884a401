package dev.bactrian.github;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What GitHub delivered to the App, and delivering it again (docs.github.com, "REST API endpoints
 * for GitHub App webhooks"). All calls throw {@link GitHubException}. Thread-safe.
 */
public final class HookDeliveryApi {

  private static final TypeReference<List<HookDelivery>> DELIVERIES = new TypeReference<>() {};

  private final Rest rest;
  private final AppAuth app;

  HookDeliveryApi(Rest rest, AppAuth app) {
    this.rest = rest;
    this.app = app;
  }

  /**
   * One attempt of GitHub's to deliver something.
   *
   * @param id of the attempt
   * @param guid of what was delivered: the same for all attempts
   * @param statusCode what we answered, as GitHub saw it; 0 for no answer
   */
  public record HookDelivery(
      long id, String guid, Instant deliveredAt, String status, int statusCode, String event) {}

  /**
   * Where the App's webhook goes.
   *
   * @param contentType {@code json} or {@code form}
   * @param secret hidden behind asterisks; null if there is none
   * @param insecureSsl {@code "1"} if certificates are not verified
   */
  public record HookConfig(String url, String contentType, String secret, String insecureSsl) {}

  /** The webhook as the App's settings have it. */
  public HookConfig config() {
    JsonNode json = rest.send(Request.get(rest.uri("/app/hook/config"), app.jwt(), 0)).json();
    return new HookConfig(
        json.path("url").asText(),
        json.path("content_type").asText(),
        json.path("secret").textValue(),
        json.path("insecure_ssl").asText());
  }

  /** A page of attempts, the latest first. */
  public Page<HookDelivery> latestFirst(String cursor) {
    URI uri = cursor == null ? rest.uri("/app/hook/deliveries?per_page=100") : URI.create(cursor);
    Answer answer = rest.send(Request.get(uri, app.jwt(), 0));
    return new Page<>(answer.as(DELIVERIES), answer.next().map(URI::toString));
  }

  /** Asks for another attempt. */
  public void redeliver(long id) {
    rest.send(
        new Request(
            "POST",
            rest.uri("/app/hook/deliveries/" + id + "/attempts"),
            null,
            app.jwt(),
            0,
            null));
  }
}
