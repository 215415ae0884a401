package dev.bactrian.github;

import dev.bactrian.github.GitHubException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Gets files from other hosts than GitHub's API: over https, from public addresses, bounded in size
 * and time, without a token, and without following redirections by itself. Thread-safe.
 */
final class Download {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What is read at most to find the end: a log grows to hundreds of megabytes. */
  private static final long MAX_READ = 256L * 1024 * 1024;

  /** Hosts that are written as a number, in any of its spellings, are addresses. */
  private static final Pattern NUMBER = Pattern.compile("(?i)(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)\\.?");

  private final GitHubHost github;
  private final PublicAddresses addresses;
  private final OkHttpClient client;

  Download(GitHubHost github, Dns resolver) {
    this.github = github;
    this.addresses = new PublicAddresses(github, resolver);
    this.client =
        new OkHttpClient.Builder()
            .dns(addresses)
            .connectTimeout(Duration.ofSeconds(10))
            .callTimeout(TIMEOUT)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /**
   * What a host answered.
   *
   * @param bytes empty unless the status is 200
   * @param isCut true if there was more
   * @param location where it redirects to, or null
   */
  record Got(int status, byte[] bytes, boolean isCut, URI location) {}

  /** The first so many bytes. */
  Got head(URI uri, int maxBytes) {
    return get(uri, stream -> head(stream, maxBytes));
  }

  /** The last so many bytes. */
  Got tail(URI uri, int maxBytes) {
    return get(uri, stream -> tail(stream, maxBytes));
  }

  /** True if the address may be asked at all. */
  boolean allows(URI uri) {
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      return false;
    }
    if (addresses.isGitHubs(host)) {
      return "https".equals(uri.getScheme())
          || github.web().getScheme().equals(uri.getScheme())
          || github.api().getScheme().equals(uri.getScheme());
    }
    return "https".equals(uri.getScheme())
        && (uri.getPort() == -1 || uri.getPort() == 443)
        && host.indexOf(':') < 0
        && !NUMBER.matcher(host).matches();
  }

  private Got get(URI uri, Reading reading) {
    if (!allows(uri)) {
      throw GitHubException.of(Kind.MALFORMED, "log: not an address logs are read from", null);
    }
    Request request =
        new Request.Builder()
            .url(uri.toString())
            .header("User-Agent", Rest.USER_AGENT)
            // Else the size that is bounded is not the size that is sent.
            .header("Accept-Encoding", "identity")
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (response.isRedirect()) {
        String location = response.header("Location");
        return new Got(
            response.code(), new byte[0], false, location == null ? null : uri.resolve(location));
      }
      if (response.code() != 200) {
        return new Got(response.code(), new byte[0], false, null);
      }
      return reading.read(response.body().byteStream());
    } catch (IOException | IllegalArgumentException e) {
      // Without the address: it may carry a permission.
      throw GitHubException.of(
          Kind.UNAVAILABLE, "log: it can't be fetched: " + e.getClass().getSimpleName(), e);
    }
  }

  private static Got head(InputStream stream, int maxBytes) throws IOException {
    byte[] bytes = stream.readNBytes(maxBytes);
    boolean more = bytes.length == maxBytes && stream.read() >= 0;
    return new Got(200, bytes, more, null);
  }

  private static Got tail(InputStream stream, int maxBytes) throws IOException {
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
      return new Got(200, Arrays.copyOf(ring, (int) total), false, null);
    }
    int start = (int) (total % maxBytes);
    byte[] tail = new byte[maxBytes];
    System.arraycopy(ring, start, tail, 0, maxBytes - start);
    System.arraycopy(ring, 0, tail, maxBytes - start, start);
    return new Got(200, tail, true, null);
  }

  private interface Reading {
    Got read(InputStream stream) throws IOException;
  }
}
