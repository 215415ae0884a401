package dev.bactrian.ci.job;

import dev.bactrian.ci.PoliteClient;
import dev.bactrian.ci.PreformattedText;
import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** Gets the pages of CI servers; who may be asked is the implementation's to decide. */
@FunctionalInterface
public interface Pages {

  /** Larger lists of jobs than this are none. */
  int PAGE_LIMIT = 32 << 20;

  /**
   * The answer as a stream that the caller closes; empty for 404.
   *
   * @throws IOException in words if the server can't be reached or answers with an error
   */
  Optional<PoliteClient.Answer> open(URI uri) throws IOException;

  /**
   * A whole page.
   *
   * @throws FileNotFoundException if it is not there
   */
  default byte[] page(URI uri) throws IOException {
    PoliteClient.Answer answer =
        open(uri).orElseThrow(() -> new FileNotFoundException(uri + " is not there (404)"));
    try (InputStream body = answer.body()) {
      byte[] bytes = body.readNBytes(PAGE_LIMIT + 1);
      if (bytes.length > PAGE_LIMIT) {
        throw new IOException(uri + " is larger than " + (PAGE_LIMIT >> 20) + " MiB");
      }
      return bytes;
    }
  }

  /**
   * The text of a log's page: what stands in its {@code <pre>}, or all of it where the server sends
   * plain text. OCurrent's servers do not always name a type, so the first character tells.
   */
  default Optional<InputStream> log(URI uri) throws IOException {
    Optional<PoliteClient.Answer> answer = open(uri);
    if (answer.isEmpty()) {
      return Optional.empty();
    }
    BufferedInputStream body = new BufferedInputStream(answer.get().body(), 1 << 16);
    body.mark(1 << 10);
    int first = body.read();
    for (int read = 1; read < 1 << 10 && (first == '\n' || first == '\r' || first == ' '); read++) {
      first = body.read();
    }
    body.reset();
    return Optional.of(first == '<' ? new PreformattedText(body) : body);
  }
}
