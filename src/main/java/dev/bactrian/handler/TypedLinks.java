package dev.bactrian.handler;

import dev.bactrian.comment.IssueEdits.Relation;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.report.Post;
import dev.bactrian.store.Effects;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.triage.Visibility;
import java.util.List;
import java.util.Optional;

/**
 * Links between the issue of one command and another one, short of a duplicate: as GitHub's own
 * relation where it has one, else as ours. Not thread-safe.
 */
final class TypedLinks {

  private static final String BY_COMMAND = "/link by ";

  private final Shelf shelf;
  private final Subject subject;

  TypedLinks(Shelf shelf, Subject subject) {
    this.shelf = shelf;
    this.subject = subject;
  }

  /** Makes the link; the same again changes nothing. */
  void link(Post other, Links.Type type) {
    IssueKey there = Tracker.key(other.key());
    Optional<Links.Link> known = shelf.links().find(subject.key(), type, there);
    if (known.isEmpty()) {
      subject.step(Effects.Kind.LINKED, type, there, "");
      add(other, type, BY_COMMAND + subject.origin().actor());
    } else if (!known.get().onGitHub()) {
      // An earlier attempt may have ended before GitHub was told.
      tell(known.get(), other);
    }
    shelf.suggest().relink(subject.entry().key());
  }

  /** Takes away what links this issue to the other; false if there was nothing. */
  boolean unlink(Post other) {
    IssueKey there = Tracker.key(other.key());
    List<Links.Link> links =
        shelf.links().at(subject.key()).stream()
            .filter(link -> link.type() != Links.Type.DUPLICATE_OF && link.to().equals(there))
            .toList();
    for (Links.Link link : links) {
      subject.step(Effects.Kind.UNLINKED, link.type(), there, link.by());
      remove(link, other);
    }
    shelf.suggest().relink(subject.entry().key());
    return !links.isEmpty() || subject.wasBegun();
  }

  /** Makes the link without noting how to undo it. */
  void add(Post other, Links.Type type, String by) {
    Links.Link link =
        new Links.Link(subject.key(), type, Tracker.key(other.key()), by, shelf.clock().instant());
    shelf.links().add(link);
    tell(link, other);
  }

  private void tell(Links.Link link, Post other) {
    boolean taken = ends(link, other).filter(ends -> relate(ends, true)).isPresent();
    shelf.links().onGitHub(link, taken);
  }

  /** Takes the link away without noting how to undo it. */
  void remove(Links.Link link, Post other) {
    if (link.onGitHub()) {
      ends(link, other).ifPresent(ends -> relate(ends, false));
    }
    shelf.links().remove(link.from(), link.type(), link.to());
  }

  /**
   * What GitHub would be told.
   *
   * @param at the repository whose issue shows it
   */
  private record Ends(Relation relation, Post at, Post first, Post second) {}

  /** Only where whoever reads the one may read the other: GitHub shows both under both. */
  private Optional<Ends> ends(Links.Link link, Post other) {
    Post here = subject.post();
    boolean bothWays =
        subject.mayBeNamed(other)
            && Visibility.mayBeNamed(
                here, other, shelf.settings().of(Shelf.ref(other)).relatedRepositories());
    if (!bothWays) {
      return Optional.empty();
    }
    return switch (link.type()) {
      case BLOCKED_BY -> Optional.of(new Ends(Relation.BLOCKED_BY, here, here, other));
      case BLOCKS -> Optional.of(new Ends(Relation.BLOCKED_BY, other, other, here));
      case PART_OF -> Optional.of(new Ends(Relation.PART_OF, other, here, other));
      case RELATED, UPSTREAM, DUPLICATE_OF -> Optional.empty();
    };
  }

  /** False where GitHub, or the other repository's rights, do not take it. */
  private boolean relate(Ends ends, boolean make) {
    RepositoryRef at = Shelf.ref(ends.at());
    boolean elsewhere = at.id() != subject.ref().id();
    if (elsewhere
        && !shelf.github().repositories().role(at, subject.origin().actor()).mayTriage()) {
      return false;
    }
    Optional<Issue> first = subject.issue(ends.first());
    Optional<Issue> second = subject.issue(ends.second());
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    var config = elsewhere ? shelf.settings().of(at) : subject.config();
    if (make) {
      return shelf.edits().relate(ends.relation(), at, first.get(), second.get(), config);
    }
    shelf.edits().unrelate(ends.relation(), at, first.get(), second.get(), config);
    return true;
  }
}
