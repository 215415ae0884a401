package dev.bactrian.comment;

import dev.bactrian.report.Post;
import dev.bactrian.triage.Additions;
import dev.bactrian.triage.Visibility;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one note under a canonical report, as Markdown: which reports repeat it, and what those that
 * were merged add. A summary with links, never a copy of their text. Stateless and thread-safe.
 */
public final class CanonicalNote {

  private static final int MOST_REPEATS = 50;
  private static final int MOST_WORDS = 12;
  private static final int TITLE_CHARACTERS = 120;

  private final IssueLinks links;

  public CanonicalNote(IssueLinks links) {
    this.links = links;
  }

  /**
   * A report that people marked as a duplicate of this one.
   *
   * @param added what it adds; nothing unless it was merged
   */
  public record Repeat(Post report, Additions added) {}

  /**
   * The note; empty if nothing may be named.
   *
   * @param place the canonical report
   * @param related private repositories that may be named there
   */
  public Optional<Draft> draft(Post place, Set<String> related, List<Repeat> repeats) {
    List<Repeat> named =
        repeats.stream()
            .filter(repeat -> Visibility.mayBeNamed(repeat.report(), place, related))
            .toList();
    if (named.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder body = new StringBuilder(Marker.NOTE.line());
    body.append("\nReported again:\n\n");
    for (Repeat repeat : named.stream().limit(MOST_REPEATS).toList()) {
      Post report = repeat.report();
      String title = MarkdownSafe.text(report.title(), TITLE_CHARACTERS);
      body.append("- ").append(links.to(report.repository(), report.key().number()));
      body.append(title.isEmpty() ? "" : " **" + title + "**").append('\n');
      body.append(added(repeat.added()));
    }
    if (named.size() > MOST_REPEATS) {
      body.append("- and ").append(named.size() - MOST_REPEATS).append(" more\n");
    }
    return Optional.of(new Draft(body.toString(), Draft.hashOf(body.toString())));
  }

  private static String added(Additions added) {
    StringBuilder lines = new StringBuilder();
    words(lines, "compiler versions", added.versions());
    words(lines, "packages", added.packages());
    words(lines, "failures", added.signatures());
    if (added.logs() > 0) {
      lines.append("  - ").append(added.logs() == 1 ? "a log" : added.logs() + " logs");
      lines.append(", to be read there\n");
    }
    words(lines, "logs elsewhere", added.logLinks());
    if (added.hasReproduction()) {
      lines.append("  - code or commands that reproduce it, to be read there\n");
    }
    return lines.toString();
  }

  private static void words(StringBuilder lines, String what, Collection<String> words) {
    String list =
        words.stream()
            .limit(MOST_WORDS)
            .map(word -> MarkdownSafe.code(word, 220))
            .filter(code -> !code.isEmpty())
            .collect(Collectors.joining(", "));
    if (!list.isEmpty()) {
      lines.append("  - ").append(what).append(": ").append(list);
      lines.append(words.size() > MOST_WORDS ? ", …\n" : "\n");
    }
  }
}
