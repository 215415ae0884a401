package dev.bactrian.report;

import java.time.Instant;
import java.util.Set;

/**
 * An issue as GitHub gives it, before it is read. Immutable.
 *
 * @param key its name for good
 * @param repository {@code owner/name} at this moment, for display only
 * @param installation id of the App's installation that sees it; 0 for imported trackers
 * @param isPrivate true if not everybody may read its repository
 * @param title as posted
 * @param body Markdown as posted; never null
 * @param author login
 * @param createdAt when it was posted
 * @param closedAt null while it is open
 * @param stateReason GitHub's reason for the state ({@code completed}, {@code not_planned}, {@code
 *     duplicate}, {@code reopened}), or null
 * @param labels names
 */
public record Post(
    ReportKey key,
    String repository,
    long installation,
    boolean isPrivate,
    String title,
    String body,
    String author,
    Instant createdAt,
    Instant closedAt,
    String stateReason,
    Set<String> labels) {

  public Post {
    labels = Set.copyOf(labels);
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  /** True if it was open when the other one was posted. */
  public boolean wasOpenAt(Instant moment) {
    return closedAt == null || closedAt.isAfter(moment);
  }

  /**
   * The post as it was known at that moment: what was closed later was open. Nobody recorded when
   * labels came, so they are left out.
   */
  public Post asOf(Instant moment) {
    boolean closedLater = closedAt != null && closedAt.isAfter(moment);
    if (!closedLater && labels.isEmpty()) {
      return this;
    }
    return new Post(
        key,
        repository,
        installation,
        isPrivate,
        title,
        body,
        author,
        createdAt,
        closedLater ? null : closedAt,
        closedLater ? null : stateReason,
        Set.of());
  }
}
