package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bactrian.github.GitHubException.Kind;
import java.time.Duration;
import java.time.Instant;

/** GraphQL answers 200 and names its errors in the body. */
final class GraphQlErrors {

  private GraphQlErrors() {}

  static GitHubException explain(JsonNode error) {
    String type = error.path("type").asText("");
    String message = error.path("message").asText("");
    if (type.equals("RATE_LIMITED") || Limits.saysSo(message)) {
      return Failures.of("GraphQL", 200, message, Instant.now().plus(Duration.ofMinutes(1)), false);
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
