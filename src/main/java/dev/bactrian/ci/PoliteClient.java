package dev.bactrian.ci;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Fetches from other people's servers: one request at a time, named, with time limits, trying again
 * only where that can help. Thread-safe.
 */
public final class PoliteClient {

  /**
   * What a server answered.
   *
   * @param contentType empty if it named none
   * @param body to be closed by the caller
   */
  public record Answer(String contentType, InputStream body) {
    boolean isHtml() {
      return contentType.toLowerCase(Locale.ROOT).startsWith("text/html");
    }
  }

  /** Larger pages than this are not lists of packages. */
  private static final int PAGE_LIMIT = 64 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final RetryPolicy<HttpResponse<InputStream>> retries;

  public PoliteClient() {
    this(Duration.ofSeconds(2));
  }

  /**
   * @param pause before the second try; it doubles for the third
   */
  PoliteClient(Duration pause) {
    this.retries =
        RetryPolicy.<HttpResponse<InputStream>>builder()
            .handle(IOException.class)
            .handleResultIf(response -> response.statusCode() >= 500)
            .withBackoff(pause, pause.multipliedBy(10))
            .withMaxRetries(2)
            .build();
  }

  /**
   * The whole answer; empty for 404.
   *
   * @throws IOException if the server can't be reached, fails, or sends more than 64 MiB
   */
  public Optional<byte[]> find(URI uri) throws IOException {
    Optional<Answer> answer = stream(uri);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream body = answer.get().body()) {
      byte[] bytes = body.readNBytes(PAGE_LIMIT + 1);
      if (bytes.length > PAGE_LIMIT) {
        throw new IOException(uri + " is larger than " + (PAGE_LIMIT >> 20) + " MiB");
      }
      return Optional.of(bytes);
    }
  }

  /**
   * The answer as a stream; empty for 404.
   *
   * @throws IOException if the server can't be reached or answers with an error
   */
  public Optional<Answer> stream(URI uri) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofMinutes(2))
            .header("User-Agent", "bactrian (opam build failures)")
            .build();
    HttpResponse<InputStream> response = send(request);
    if (response.statusCode() == 200) {
      String type = response.headers().firstValue("content-type").orElse("");
      return Optional.of(new Answer(type, new BufferedInputStream(response.body(), 1 << 16)));
    }
    response.body().close();
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    throw new IOException(uri + " answered " + response.statusCode());
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return Failsafe.with(retries).get(() -> http.send(request, BodyHandlers.ofInputStream()));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Throwable cause = e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new IOException("cannot reach " + request.uri() + ": " + why, cause);
    }
  }
}
