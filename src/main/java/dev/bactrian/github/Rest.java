package dev.bactrian.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bactrian.github.GitHubException.Kind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The small client for what the library lacks. Serial use is up to the caller; writes wait for the
 * budget and are never repeated here. Tokens go to GitHub's own host only. Thread-safe.
 */
final class Rest {

  static final String USER_AGENT = "bactrian";

  /** docs.github.com, "API Versions". */
  private static final String API_VERSION = "2022-11-28";

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MAX_ANSWER = 32 * 1024 * 1024;
  private static final int MAX_REDIRECTS = 3;

  private final GitHubHost host;
  private final WriteBudget budget;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Rest(GitHubHost host, WriteBudget budget, InstantSource clock) {
    this.host = host;
    this.budget = budget;
    this.clock = clock;
  }

  GitHubHost host() {
    return host;
  }

  InstantSource clock() {
    return clock;
  }

  /** An address below the REST base. */
  URI uri(String path) {
    return URI.create(host.api() + path);
  }

  /**
   * Sends a request and follows a renamed repository.
   *
   * @return an answer of status 2xx, 304, or a redirection to another host
   * @throws GitHubException for any other
   */
  Answer send(Request request) {
    if (request.isWrite()) {
      budget.spend(request.installation());
    }
    Request current = request;
    for (int redirects = 0; ; redirects++) {
      Answer answer = exchange(current);
      URI target = redirection(current, answer);
      if (target == null || !isOurs(target)) {
        return checked(current, answer);
      }
      if (redirects == MAX_REDIRECTS) {
        throw GitHubException.of(Kind.MALFORMED, request + ": redirected in circles", null);
      }
      current = current.to(target);
    }
  }

  private Answer exchange(Request request) {
    if (!isOurs(request.uri())) {
      throw GitHubException.of(Kind.MALFORMED, request + ": not on " + host.api(), null);
    }
    // The timeout of the request itself ends with the headers; this one covers the body too.
    CompletableFuture<HttpResponse<byte[]>> future =
        client.sendAsync(
            prepared(request),
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER));
    try {
      HttpResponse<byte[]> response = future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(
          request.toString(), response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException e) {
      throw unreachable(request, String.valueOf(e.getCause()), e.getCause());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw unreachable(request, "no answer in time", e);
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw unreachable(request, "interrupted", e);
    }
  }

  private static GitHubException unreachable(Request request, String why, Throwable cause) {
    return new GitHubException(
        Kind.UNAVAILABLE, 0, request + ": " + why, null, request.isWrite(), cause);
  }

  private Answer checked(Request request, Answer answer) {
    int status = answer.status();
    if (status < 400) {
      return answer;
    }
    String message = answer.message();
    Instant retryAt = null;
    if (Limits.isLimit(status, answer::header, message)) {
      retryAt = Limits.retryAt(answer::header, clock.instant());
      if (request.isWrite()) {
        budget.holdUntil(request.installation(), retryAt);
      }
    }
    throw Failures.of(
        request.toString(),
        status,
        message,
        retryAt,
        request.isWrite(),
        answer.header("x-accepted-github-permissions"));
  }

  private static HttpRequest prepared(Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.uri())
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", API_VERSION)
            .header("User-Agent", USER_AGENT);
    if (request.token() != null) {
      builder.header("Authorization", "Bearer " + request.token());
    }
    if (request.ifNoneMatch() != null) {
      builder.header("If-None-Match", request.ifNoneMatch());
    }
    if (request.body() == null) {
      builder.method(request.method(), HttpRequest.BodyPublishers.noBody());
    } else {
      builder
          .header("Content-Type", "application/json")
          .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(bytes(request.body())));
    }
    return builder.build();
  }

  private static byte[] bytes(Object body) {
    try {
      return Json.MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("can't be written as JSON", e);
    }
  }

  private static URI redirection(Request request, Answer answer) {
    int status = answer.status();
    if (status != 301 && status != 302 && status != 307 && status != 308) {
      return null;
    }
    String location = answer.header("location");
    if (location == null) {
      throw GitHubException.of(Kind.MALFORMED, request + ": redirected to nowhere", null);
    }
    try {
      return request.uri().resolve(location);
    } catch (IllegalArgumentException e) {
      throw GitHubException.of(Kind.MALFORMED, request + ": redirected to nonsense", null);
    }
  }

  /** Same scheme, host and port as the REST base: the only place tokens may go. */
  private boolean isOurs(URI uri) {
    URI api = host.api();
    return api.getScheme().equalsIgnoreCase(uri.getScheme())
        && api.getHost().equalsIgnoreCase(uri.getHost())
        && api.getPort() == uri.getPort();
  }
}
