package dev.bactrian.handler;

import dev.bactrian.comment.LinkedLine;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.report.Post;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import java.util.List;
import java.util.Optional;

/** The links of a report that GitHub does not show, in words. Thread-safe. */
final class LinkedReports {

  private final Tracker tracker;
  private final Links links;
  private final LinkedLine line;

  LinkedReports(Tracker tracker, Links links, LinkedLine line) {
    this.tracker = tracker;
    this.links = links;
    this.line = line;
  }

  /** The line for its suggestion comment; empty if there is nothing to name. */
  String line(Post place, RepositoryConfig config) {
    IssueKey here = Tracker.key(place.key());
    List<LinkedLine.Linked> linked =
        links.at(here).stream()
            .filter(link -> link.from().equals(here) && !link.onGitHub())
            .flatMap(link -> linked(link).stream())
            .toList();
    return line.of(place, config.relatedRepositories(), linked);
  }

  private Optional<LinkedLine.Linked> linked(Links.Link link) {
    String words =
        switch (link.type()) {
          case RELATED -> "related to";
          case BLOCKED_BY -> "blocked by";
          case BLOCKS -> "blocks";
          case UPSTREAM -> "its cause lies in";
          case PART_OF -> "part of";
          case DUPLICATE_OF -> "";
        };
    return words.isEmpty()
        ? Optional.empty()
        : tracker.post(Tracker.key(link.to())).map(post -> new LinkedLine.Linked(words, post));
  }
}
