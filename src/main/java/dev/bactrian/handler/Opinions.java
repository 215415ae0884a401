package dev.bactrian.handler;

import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Rejections;
import java.time.Instant;
import java.util.Optional;

/**
 * What people say about two reports outside commands: that they are the same bug, or that they are
 * not. Kept for good: the first as a link, the second as a rejection. Thread-safe.
 */
final class Opinions {

  private final Links links;
  private final Rejections rejections;

  Opinions(Links links, Rejections rejections) {
    this.links = links;
    this.rejections = rejections;
  }

  /**
   * Somebody says that the issue repeats the other. Whoever turns an earlier such link to another
   * bug says that the earlier one was wrong; to another report of the same bug says nothing.
   */
  void same(IssueKey issue, IssueKey other, String by, Instant at) {
    Optional<IssueKey> before = links.duplicateOf(issue);
    if (!links.add(new Links.Link(issue, Links.Type.DUPLICATE_OF, other, by, at))) {
      return;
    }
    rejections.remove(issue, other);
    before
        .filter(earlier -> !links.canonical(earlier).equals(links.canonical(other)))
        .ifPresent(earlier -> rejections.add(issue, earlier, by, at));
  }

  /** Somebody says that they are two bugs. */
  void different(IssueKey issue, IssueKey other, String by, Instant at) {
    rejections.add(issue, other, by, at);
    links.remove(issue, Links.Type.DUPLICATE_OF, other);
  }

  /** Somebody no longer says what they said; that is no opinion of the contrary. */
  void takenBack(IssueKey issue, IssueKey other, String by) {
    boolean theirs =
        links.at(issue).stream()
            .anyMatch(
                link ->
                    link.from().equals(issue)
                        && link.to().equals(other)
                        && link.type() == Links.Type.DUPLICATE_OF
                        && link.by().equals(by));
    if (theirs) {
      links.remove(issue, Links.Type.DUPLICATE_OF, other);
    }
  }
}
