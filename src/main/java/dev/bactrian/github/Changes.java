package dev.bactrian.github;

/**
 * What an edit or a transfer changed; what it did not change is null.
 *
 * @param newIssue where a transferred issue is now, with {@code newRepository}
 * @param oldIssue where an issue that arrived by transfer was, with {@code oldRepository}
 */
public record Changes(
    Was title,
    Was body,
    Issue newIssue,
    Repository newRepository,
    Issue oldIssue,
    Repository oldRepository) {

  static final Changes NONE = new Changes(null, null, null, null, null, null);

  /** The text before. */
  public record Was(String from) {}

  /** True if neither title nor body changed: GitHub sends such edits at times. */
  public boolean leaveTheTextAlone() {
    return title == null && body == null;
  }
}
