package dev.bactrian.github;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Labels: added or taken off, never replaced. All calls throw {@link GitHubException}. */
public final class LabelApi {

  private static final TypeReference<List<Label>> LABELS = new TypeReference<>() {};

  private final Calls calls;

  LabelApi(Calls calls) {
    this.calls = calls;
  }

  /** How sure a suggestion is. */
  public enum Confidence {
    LOW,
    MEDIUM,
    HIGH;

    String word() {
      return switch (this) {
        case LOW -> "low";
        case MEDIUM -> "medium";
        case HIGH -> "high";
      };
    }
  }

  /** A label for a person to accept or decline, and why. */
  public record Suggestion(String label, String rationale, Confidence confidence) {}

  /** The names of the labels a repository has. */
  public List<String> ofRepository(RepositoryRef repository) {
    return names(calls.all(repository, "/labels?per_page=100", LABELS));
  }

  /** Adds labels, and returns all the issue has then. */
  public List<String> add(RepositoryRef repository, int issue, List<String> labels) {
    return names(
        calls
            .send("POST", repository, Access.ISSUES, path(issue), Map.of("labels", labels))
            .as(LABELS));
  }

  /**
   * Suggests labels: GitHub shows them to people, who accept or decline. Older servers apply or
   * refuse them; what they answer tells.
   *
   * @return the labels the issue has then: those that were only suggested are not among them
   */
  public List<String> suggest(RepositoryRef repository, int issue, List<Suggestion> suggestions) {
    List<Map<String, Object>> labels =
        suggestions.stream()
            .map(
                one ->
                    Map.<String, Object>of(
                        "name", one.label(),
                        "rationale", one.rationale(),
                        "suggest", true,
                        "confidence", one.confidence().word()))
            .toList();
    return names(
        calls
            .send("POST", repository, Access.ISSUES, path(issue), Map.of("labels", labels))
            .as(LABELS));
  }

  /** Takes a label off; no failure if the issue doesn't have it. */
  public void remove(RepositoryRef repository, int issue, String label) {
    String encoded = URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20");
    try {
      calls.send("DELETE", repository, Access.ISSUES, path(issue) + "/" + encoded, null);
    } catch (GitHubException e) {
      if (e.kind() != GitHubException.Kind.NOT_FOUND) {
        throw e;
      }
    }
  }

  private static List<String> names(List<Label> labels) {
    return labels.stream().map(Label::name).toList();
  }

  private static String path(int issue) {
    return "/issues/" + issue + "/labels";
  }
}
