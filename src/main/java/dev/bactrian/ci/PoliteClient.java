package dev.bactrian.ci;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Fetches from other people's servers: one request at a time, named, conditional where the server
 * lets it be, with time limits, trying again only where that can help. Thread-safe.
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

  private static final Duration FIRST_BYTE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final RetryPolicy<HttpResponse<InputStream>> retries;
  private final AnswerCache cache;
  private final Duration longest;

  /** Keeps nothing. */
  public PoliteClient() {
    this(null);
  }

  /**
   * @param cache folder for answers, or null to keep none
   */
  public PoliteClient(Path cache) {
    this(cache, Duration.ofSeconds(2), Duration.ofMinutes(10));
  }

  /**
   * @param pause before the second try; it doubles for the third
   * @param longest that one answer may take to its end
   */
  PoliteClient(Path cache, Duration pause, Duration longest) {
    this.cache = cache == null ? null : new AnswerCache(cache);
    this.longest = longest;
    this.retries =
        RetryPolicy.<HttpResponse<InputStream>>builder()
            .handle(IOException.class)
            .handleResultIf(response -> response.statusCode() >= 500)
            .withBackoff(pause, pause.multipliedBy(10))
            .withMaxRetries(2)
            .build();
  }

  /**
   * The whole answer as it is now; empty for 404.
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
   * What never changes, as a log of a finished build: from disk if it was read before.
   *
   * @throws IOException if the server can't be reached or answers with an error
   */
  public Optional<Answer> fixed(URI uri) throws IOException {
    Optional<AnswerCache.Kept> kept = cache == null ? Optional.empty() : cache.get(uri);
    return kept.isPresent()
        ? Optional.of(new Answer(kept.get().contentType(), kept.get().body()))
        : fetch(uri, true, Optional.empty());
  }

  /** Asks again the next time: what was answered turned out not to be what it should. */
  void forget(URI uri) throws IOException {
    if (cache != null) {
      cache.remove(uri);
    }
  }

  /**
   * The answer as it is now, as a stream; empty for 404.
   *
   * @throws IOException if the server can't be reached or answers with an error
   */
  public Optional<Answer> stream(URI uri) throws IOException {
    Optional<AnswerCache.Kept> kept = cache == null ? Optional.empty() : cache.get(uri);
    return fetch(uri, false, kept);
  }

  private Optional<Answer> fetch(URI uri, boolean keep, Optional<AnswerCache.Kept> kept)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(FIRST_BYTE)
            .header("User-Agent", "bactrian (opam build failures)");
    kept.map(AnswerCache.Kept::tag)
        .filter(tag -> !tag.isEmpty())
        .ifPresent(tag -> request.header("If-None-Match", tag));
    kept.map(AnswerCache.Kept::modified)
        .filter(moment -> !moment.isEmpty())
        .ifPresent(moment -> request.header("If-Modified-Since", moment));
    HttpResponse<InputStream> response = send(request.build());
    if (response.statusCode() == 304 && kept.isPresent()) {
      response.body().close();
      return Optional.of(new Answer(kept.get().contentType(), kept.get().body()));
    }
    if (kept.isPresent()) {
      kept.get().body().close();
    }
    if (response.statusCode() == 200) {
      return Optional.of(answer(uri, response, keep));
    }
    response.body().close();
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    throw new IOException(uri + " answered " + response.statusCode());
  }

  private Answer answer(URI uri, HttpResponse<InputStream> response, boolean keep)
      throws IOException {
    String type = response.headers().firstValue("content-type").orElse("");
    String tag = response.headers().firstValue("etag").orElse("");
    String modified = response.headers().firstValue("last-modified").orElse("");
    InputStream body = new Bounded(response.body(), uri, longest);
    if (cache != null && (keep || !tag.isEmpty() || !modified.isEmpty())) {
      body = cache.keep(uri, type, tag, modified, body);
    }
    return new Answer(type, new BufferedInputStream(body, 1 << 16));
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

  /** Ends in an error if the server does not come to an end. */
  private static final class Bounded extends FilterInputStream {

    private final URI uri;
    private final Duration longest;
    private volatile boolean late;
    private final CompletableFuture<Void> alarm;

    Bounded(InputStream in, URI uri, Duration longest) {
      super(in);
      this.uri = uri;
      this.longest = longest;
      this.alarm =
          CompletableFuture.runAsync(
              this::stop,
              CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void stop() {
      late = true;
      try {
        in.close();
      } catch (IOException alreadyGone) {
        // The reader sees it.
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int wanted) throws IOException {
      try {
        int got = in.read(to, from, wanted);
        if (!late) {
          return got;
        }
      } catch (IOException e) {
        if (!late) {
          throw e;
        }
      }
      throw new IOException(uri + " did not end within " + longest.toSeconds() + " s");
    }

    @Override
    public void close() throws IOException {
      alarm.cancel(false);
      super.close();
    }
  }
}
