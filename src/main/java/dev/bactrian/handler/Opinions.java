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
   * Somebody says that the issue repeats the other; a "no" to that pair stays nevertheless. Whoever
   * turns their own link, or has the right to turn anybody's, to another bug says that the earlier
   * one was wrong; to another report of the same bug says nothing.
   */
  void same(IssueKey issue, IssueKey other, String by, boolean hasRight, Instant at) {
    Optional<Links.Link> before =
        links
            .duplicates()
            .duplicateOf(issue)
            .flatMap(earlier -> links.find(issue, Links.Type.DUPLICATE_OF, earlier));
    if (!links.add(new Links.Link(issue, Links.Type.DUPLICATE_OF, other, by, at))) {
      return;
    }
    before
        .filter(link -> hasRight || link.by().equals(by))
        .map(Links.Link::to)
        .filter(
            earlier ->
                !links.duplicates().canonical(earlier).equals(links.duplicates().canonical(other)))
        .ifPresent(earlier -> rejections.add(issue, earlier, by, at));
  }

  /** Somebody says that they are two bugs. */
  void different(IssueKey issue, IssueKey other, String by, Instant at) {
    rejections.add(issue, other, by, at);
    links.remove(issue, Links.Type.DUPLICATE_OF, other);
  }

  /** Somebody no longer says what they said; that is no opinion of the contrary. */
  void takenBack(IssueKey issue, IssueKey other, String by) {
    links
        .find(issue, Links.Type.DUPLICATE_OF, other)
        .filter(link -> link.by().equals(by))
        .ifPresent(link -> links.remove(issue, link.type(), other));
  }
}
