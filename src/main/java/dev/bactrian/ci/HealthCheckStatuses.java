package dev.bactrian.ci;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/** The JSON of {@code /api/v1/latest/packages}, which {@code statuses.json} shares. */
final class HealthCheckStatuses {

  private HealthCheckStatuses() {}

  /**
   * Puts every status into the matrix and returns it; states of other names are left out.
   *
   * @throws IOException if it is not a list of packages
   */
  static BuildMatrix read(JsonNode packages, BuildMatrix matrix) throws IOException {
    if (!packages.isArray()) {
      throw new IOException("the list of packages is not a JSON list");
    }
    for (JsonNode one : packages) {
      for (JsonNode status : one.path("statuses")) {
        Optional<BuildState> state = BuildState.of(status.path("status").asText());
        if (state.isPresent() && one.path("name").isTextual()) {
          matrix.put(one.get("name").asText(), status.path("compiler").asText(), state.get());
        }
      }
    }
    return matrix;
  }

  /** False if the logs named in v2 are those of another run; v1 names none. */
  static boolean belongTo(JsonNode packages, String run) {
    for (JsonNode one : packages) {
      for (JsonNode status : one.path("statuses")) {
        String log = status.path("log").asText("");
        if (!log.isEmpty()) {
          return log.startsWith("/log/" + run + "/");
        }
      }
    }
    return true;
  }
}
