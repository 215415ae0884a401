package dev.bactrian.github;

import dev.bactrian.github.GitHubException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Fetches a log from the storage host GitHub points at. That address carries its own permission and
 * lives a minute; the App's token is not for that host, and no further redirection is followed.
 */
final class LogDownload {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** What is read at most to find the end: a log grows to hundreds of megabytes. */
  private static final long MAX_READ = 256L * 1024 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(10))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final boolean plainHttp;

  /** Over https only, unless GitHub itself is reached without, as a server of tests is. */
  LogDownload(GitHubHost host) {
    this.plainHttp = host.api().getScheme().equals("http");
  }

  /** The last {@code maxBytes} of what is there; nothing if it has expired. */
  Optional<byte[]> fetch(String location, int maxBytes) {
    URI uri = address(location);
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(TIMEOUT).header("User-Agent", Rest.USER_AGENT).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream stream = response.body()) {
        return switch (response.statusCode()) {
          case 200 -> Optional.of(tail(stream, maxBytes));
          case 403, 404, 410 -> Optional.empty();
          default -> throw Failures.of("log", response.statusCode(), null, null, false);
        };
      }
    } catch (IOException e) {
      throw GitHubException.of(Kind.UNAVAILABLE, "log: the storage cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GitHubException.of(Kind.UNAVAILABLE, "log: interrupted", e);
    }
  }

  private URI address(String location) {
    try {
      URI uri = location == null ? null : URI.create(location);
      if (uri != null
          && uri.getHost() != null
          && ("https".equals(uri.getScheme()) || plainHttp && "http".equals(uri.getScheme()))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below, without the address: it carries a permission.
    }
    throw GitHubException.of(Kind.MALFORMED, "log: GitHub points at no https address", null);
  }

  private static byte[] tail(InputStream stream, int maxBytes) throws IOException {
    byte[] ring = new byte[maxBytes];
    byte[] chunk = new byte[64 * 1024];
    long total = 0;
    int count;
    while (total < MAX_READ && (count = stream.read(chunk)) > 0) {
      for (int i = 0; i < count; i++) {
        ring[(int) ((total + i) % maxBytes)] = chunk[i];
      }
      total += count;
    }
    if (total <= maxBytes) {
      return Arrays.copyOf(ring, (int) total);
    }
    int start = (int) (total % maxBytes);
    byte[] tail = new byte[maxBytes];
    System.arraycopy(ring, start, tail, 0, maxBytes - start);
    System.arraycopy(ring, 0, tail, maxBytes - start, start);
    return tail;
  }
}
