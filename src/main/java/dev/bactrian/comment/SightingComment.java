package dev.bactrian.comment;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Our other comment under a report: that its failure was seen again where everybody runs the code.
 *
 * <pre>
 * Seen again on the default branch of `owner/name`: 3 failed runs since 2026-11-20, the latest is
 * [run 17 of `CI`](...) on 2026-11-24.
 * </pre>
 *
 * Stateless and thread-safe.
 */
public final class SightingComment {

  private static final int MOST_PLACES = 5;
  private static final int NAME_CHARACTERS = 60;

  private final IssueLinks links;

  /**
   * @param links how GitHub's pages are named
   */
  public SightingComment(IssueLinks links) {
    this.links = links;
  }

  /** For the server whose pages are under this address. */
  public static SightingComment on(URI githubWeb) {
    return new SightingComment(new IssueLinks(githubWeb));
  }

  /**
   * What was seen in one repository.
   *
   * @param repository {@code owner/name}, which may be named where this is read
   * @param runs how many failed
   * @param latest id of the latest one
   * @param name of its workflow, or of the CI that says so
   * @param page below the repository's own; null for a run of GitHub Actions
   */
  public record Seen(
      String repository,
      int runs,
      long latest,
      String name,
      String page,
      Instant since,
      Instant at) {}

  /** The whole comment. */
  public Draft draft(List<Seen> places) {
    StringBuilder body = new StringBuilder(Marker.SIGHTING.line()).append('\n');
    places.stream().limit(MOST_PLACES).forEach(seen -> body.append(line(seen)).append('\n'));
    return new Draft(body.toString(), Draft.hashOf(body.toString()));
  }

  private String line(Seen seen) {
    String since = day(seen.since()).equals(day(seen.at())) ? "" : " since " + day(seen.since());
    return "Seen again on the default branch of %s: %d failed %s%s, the latest is %s on %s."
        .formatted(
            MarkdownSafe.code(seen.repository(), NAME_CHARACTERS * 2),
            seen.runs(),
            seen.runs() == 1 ? "run" : "runs",
            since,
            latest(seen),
            day(seen.at()));
  }

  private String latest(Seen seen) {
    if (seen.page() != null) {
      String name = seen.name().isBlank() ? "a CI" : seen.name();
      return "of " + links.toPage(seen.repository(), seen.page(), name);
    }
    return links.toRun(seen.repository(), seen.latest())
        + " of "
        + MarkdownSafe.code(seen.name().isBlank() ? "a workflow" : seen.name(), NAME_CHARACTERS);
  }

  private static String day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }
}
