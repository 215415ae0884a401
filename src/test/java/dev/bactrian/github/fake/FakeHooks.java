package dev.bactrian.github.fake;

import dev.bactrian.webhook.WebhookSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Delivers webhooks as GitHub does: signed, once, and again only when asked; then in the order in
 * which they were asked for, each once the one before was answered.
 */
public final class FakeHooks {

  private final ExecutorService again =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
  private final HttpClient client = HttpClient.newHttpClient();
  private final FakeGitHub github;
  private final List<Attempt> attempts = Collections.synchronizedList(new ArrayList<>());
  private URI receiver;
  private String secret;

  FakeHooks(FakeGitHub github) {
    this.github = github;
  }

  /** One attempt to deliver; status 0 if nobody answered. */
  record Attempt(
      long id, String guid, String event, byte[] body, Instant at, boolean again, int status) {}

  /** Where deliveries go from now on. */
  public void sendTo(URI webhook, String sharedSecret) {
    this.receiver = webhook;
    this.secret = sharedSecret;
  }

  Map<String, Object> config() {
    return Map.of(
        "url", receiver == null ? "https://nowhere.example/" : receiver.toString(),
        "content_type", "json",
        "secret", "********",
        "insecure_ssl", "0");
  }

  /** Delivers, and returns the status it was answered with; 0 if nobody answered. */
  public int deliver(String event, byte[] body) {
    return deliver(UUID.randomUUID().toString(), event, body);
  }

  /** Delivers under a given guid. */
  public int deliver(String guid, String event, byte[] body) {
    return attempt(guid, event, body, false);
  }

  /** Something that happened while nobody listened: it is in the list, and was not received. */
  public String miss(String event, byte[] body) {
    return missAnswered(event, body, 0);
  }

  /** The same, though somebody in our place, a proxy for instance, answered so. */
  public String missAnswered(String event, byte[] body, int status) {
    String guid = UUID.randomUUID().toString();
    attempts.add(new Attempt(github.nextId(), guid, event, body, github.now(), false, status));
    return guid;
  }

  /** GitHub keeps deliveries for some days only. */
  public void forget() {
    attempts.clear();
  }

  /** The guids that were asked for again. */
  public List<String> askedAgain() {
    return latestFirst().reversed().stream().filter(Attempt::again).map(Attempt::guid).toList();
  }

  List<Attempt> latestFirst() {
    synchronized (attempts) {
      return new ArrayList<>(attempts).reversed();
    }
  }

  boolean askAgain(long id) {
    for (Attempt attempt : latestFirst()) {
      if (attempt.id == id) {
        // GitHub answers first and delivers afterwards.
        again.execute(() -> attempt(attempt.guid, attempt.event, attempt.body, true));
        return true;
      }
    }
    return false;
  }

  void stop() {
    again.shutdownNow();
  }

  static Map<String, Object> json(Attempt attempt) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", attempt.id);
    json.put("guid", attempt.guid);
    json.put("delivered_at", FakeJson.moment(attempt.at));
    json.put("redelivery", attempt.again);
    json.put("duration", 0.1);
    json.put("status", attempt.status / 100 == 2 ? "OK" : "failed");
    json.put("status_code", attempt.status);
    json.put("event", attempt.event);
    json.put("action", null);
    json.put("installation_id", null);
    json.put("repository_id", null);
    return json;
  }

  private int attempt(String guid, String event, byte[] body, boolean again) {
    int status = 0;
    if (receiver != null) {
      HttpRequest request =
          HttpRequest.newBuilder(receiver)
              .header("Content-Type", "application/json")
              .header("User-Agent", "GitHub-Hookshot/fake")
              .header("X-GitHub-Event", event)
              .header("X-GitHub-Delivery", guid)
              .header("X-Hub-Signature-256", WebhookSignature.sign(secret, body))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      try {
        status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      } catch (IOException e) {
        status = 0;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    attempts.add(new Attempt(github.nextId(), guid, event, body, github.now(), again, status));
    return status;
  }
}
