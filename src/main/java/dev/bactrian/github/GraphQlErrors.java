package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.github.GitHubException.Kind;
import java.time.Instant;

/** GraphQL answers 200 and names its errors in the body. */
final class GraphQlErrors {

  private GraphQlErrors() {}

  /**
   * The failure that the first error of an answer stands for.
   *
   * @param retryAt when a limit would end, as the answer's headers say
   */
  static GitHubException explain(JsonNode error, Instant retryAt) {
    String type = error.path("type").asText("");
    String message = error.path("message").asText("");
    if (type.equals("RATE_LIMITED") || Limits.saysSo(message)) {
      return Failures.of("GraphQL", 200, message, retryAt, false);
    }
    Kind kind =
        switch (type) {
          case "NOT_FOUND" -> Kind.NOT_FOUND;
          case "FORBIDDEN", "INSUFFICIENT_SCOPES" -> Kind.FORBIDDEN;
          case "SERVICE_UNAVAILABLE", "INTERNAL" -> Kind.UNAVAILABLE;
          default -> Kind.INVALID;
        };
    boolean unknown = kind == Kind.UNAVAILABLE;
    return new GitHubException(kind, 200, "GraphQL: " + type + " " + message, null, unknown, null);
  }
}
