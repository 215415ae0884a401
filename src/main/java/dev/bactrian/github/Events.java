package dev.bactrian.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads payloads into events, once, at the border. Stateless. */
public final class Events {

  private static final Map<String, Class<? extends Event>> TYPES =
      Map.of(
          "issues", Event.IssueEvent.class,
          "issue_comment", Event.IssueCommentEvent.class,
          "installation", Event.InstallationEvent.class,
          "installation_repositories", Event.InstallationRepositoriesEvent.class,
          "repository", Event.RepositoryEvent.class,
          "workflow_run", Event.WorkflowRunEvent.class,
          "check_run", Event.CheckRunEvent.class,
          "status", Event.StatusEvent.class);

  private Events() {}

  /** The {@code X-GitHub-Event}s that are understood. */
  public static Set<String> names() {
    return TYPES.keySet();
  }

  /**
   * Reads a payload.
   *
   * @return nothing for events that are not understood
   * @throws MalformedEvent if it is not of the shape GitHub documents
   */
  public static Optional<Event> parse(String name, byte[] payload) {
    Class<? extends Event> type = TYPES.get(name);
    if (type == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readValue(payload, type));
    } catch (IOException e) {
      // Jackson's own message quotes the payload, which may be private.
      throw new MalformedEvent("not a payload of " + name + where(e), null);
    }
  }

  private static String where(IOException failure) {
    if (failure instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return mapping.getPath().stream()
          .map(
              part ->
                  part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
          .collect(Collectors.joining(".", ": wrong at ", ""));
    }
    return failure instanceof JsonProcessingException ? ": not the JSON that is expected" : "";
  }
}
