package dev.bactrian.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Gets files and pages: only what its {@link Reach} allows, bounded in size and time, without a
 * token, and without following redirections by itself. Thread-safe.
 */
public final class Download {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What is read at most to find the end: a log grows to hundreds of megabytes. */
  private static final long MAX_READ = 256L * 1024 * 1024;

  private final Reach reach;
  private final String agent;
  private final OkHttpClient client;

  /**
   * @param agent what we call ourselves
   * @param resolver of names: {@link Dns#SYSTEM} but in tests
   */
  public Download(Reach reach, String agent, Dns resolver) {
    this(reach, agent, resolver, TIMEOUT);
  }

  /**
   * @param timeout for one answer, from the call to its end
   */
  public Download(Reach reach, String agent, Dns resolver, Duration timeout) {
    this.reach = reach;
    this.agent = agent;
    this.client =
        new OkHttpClient.Builder()
            .dns(new PublicAddresses(reach, resolver))
            .connectTimeout(Duration.ofSeconds(10))
            .callTimeout(timeout)
            .readTimeout(timeout)
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
  public record Got(int status, byte[] bytes, boolean isCut, URI location) {}

  /**
   * An answer that is still being read.
   *
   * @param type its content type; empty if it names none
   * @param body to be closed
   * @param location where it redirects to, or null
   */
  public record Opened(int status, String type, InputStream body, URI location)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** The first so many bytes. */
  public Got head(URI uri, int maxBytes) throws FetchException {
    return get(uri, stream -> head(stream, maxBytes));
  }

  /** The last so many bytes. */
  public Got tail(URI uri, int maxBytes) throws FetchException {
    return get(uri, stream -> tail(stream, maxBytes));
  }

  /** True if the address may be asked at all. */
  public boolean allows(URI uri) {
    return reach.allows(uri);
  }

  /** The answer as it comes; how much of it is read is the caller's to bound. */
  public Opened open(URI uri) throws FetchException {
    if (!reach.allows(uri)) {
      throw new FetchException(
          FetchException.Kind.REFUSED, "not an address logs are read from", null);
    }
    try {
      Request request =
          new Request.Builder()
              .url(uri.toString())
              .header("User-Agent", agent)
              // Else the size that is bounded is not the size that is sent.
              .header("Accept-Encoding", "identity")
              .build();
      Response response = client.newCall(request).execute();
      String location = response.isRedirect() ? response.header("Location") : null;
      return new Opened(
          response.code(),
          response.header("Content-Type", ""),
          response.body().byteStream(),
          location == null ? null : uri.resolve(location));
    } catch (IOException | IllegalArgumentException e) {
      throw unreachable(e);
    }
  }

  private Got get(URI uri, Reading reading) throws FetchException {
    try (Opened opened = open(uri)) {
      return opened.status() == 200
          ? reading.read(opened.body())
          : new Got(opened.status(), new byte[0], false, opened.location());
    } catch (FetchException e) {
      throw e;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private static FetchException unreachable(Exception e) {
    // Without the address: it may carry a permission.
    return new FetchException(
        FetchException.Kind.UNREACHABLE, "it can't be fetched: " + e.getClass().getSimpleName(), e);
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
