package dev.bactrian.github;

import com.fasterxml.jackson.databind.JsonNode;

/** What somebody may do in a repository, least first: {@link #compareTo} compares rights. */
public enum Role {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  public boolean mayTriage() {
    return compareTo(TRIAGE) >= 0;
  }

  /**
   * Reads the answer of {@code /collaborators/USER/permission}. Its {@code permission} shows a
   * triager as a reader, so {@code role_name} counts; an organisation's own roles are taken for
   * what {@code permission} says (github/rest-api-description#3668).
   */
  static Role of(JsonNode answer) {
    return switch (answer.path("role_name").asText("")) {
      case "admin" -> ADMIN;
      case "maintain" -> MAINTAIN;
      case "write" -> WRITE;
      case "triage" -> TRIAGE;
      case "read" -> READ;
      case "none" -> NONE;
      default ->
          switch (answer.path("permission").asText("")) {
            case "admin" -> ADMIN;
            case "write" -> WRITE;
            case "read" -> READ;
            default -> NONE;
          };
    };
  }
}
