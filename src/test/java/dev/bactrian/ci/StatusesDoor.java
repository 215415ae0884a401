package dev.bactrian.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Lets fuzzing in to what reads a health check's answers. */
public final class StatusesDoor {

  private static final ObjectMapper JSON = new ObjectMapper();

  private StatusesDoor() {}

  /** Reads a log's page; what comes out is never longer than it. */
  public static void page(byte[] html) throws IOException {
    byte[] text = new PreformattedText(new ByteArrayInputStream(html)).readAllBytes();
    if (text.length > 2 * html.length) {
      throw new AssertionError("longer than its page: " + text.length);
    }
  }

  /** Reads the list of packages. */
  public static void statuses(byte[] json) {
    try {
      HealthCheckStatuses.read(JSON.readTree(json), new BuildMatrix("1-a"));
    } catch (JsonProcessingException e) {
      // No JSON, and said so.
    } catch (IOException e) {
      // Not a list, and said so.
    }
  }
}
