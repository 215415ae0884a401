package dev.bactrian.handler;

import dev.bactrian.command.Bench.Marked;
import dev.bactrian.config.Mode;
import dev.bactrian.github.Issue;
import dev.bactrian.report.Post;
import dev.bactrian.store.Effects;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Marks the issue of one command as a duplicate, and takes such marks back. Each step is noted
 * before it is done and looks at what is there: run again after a crash it goes on. Not
 * thread-safe.
 */
final class DuplicateMarks {

  /** Marks the links that came of a command; no login holds a slash. */
  private static final String BY_DUPLICATE = "/duplicate by ";

  private static final String BY_MERGE = "/merge by ";

  private final Shelf shelf;
  private final Subject subject;

  DuplicateMarks(Shelf shelf, Subject subject) {
    this.shelf = shelf;
    this.subject = subject;
  }

  /** True if a command made the link: then the canonical report's note lists it. */
  static boolean isCommanded(Links.Link link) {
    return link.by().startsWith(BY_DUPLICATE) || isMerged(link);
  }

  /** True if the canonical report's note says what this one adds. */
  static boolean isMerged(Links.Link link) {
    return link.by().startsWith(BY_MERGE);
  }

  /** Links, and closes if the person may. */
  Marked mark(Post canonical, boolean merge) {
    IssueKey here = subject.key();
    IssueKey there = Tracker.key(canonical.key());
    if (shelf.links().duplicates().circular(here, there)) {
      return Marked.CIRCLE;
    }
    String verb = merge ? BY_MERGE : BY_DUPLICATE;
    Optional<Links.Link> before = duplicateLink();
    boolean linked =
        before.filter(link -> link.to().equals(there) && link.by().startsWith(verb)).isPresent();
    boolean closes = subject.now().isOpen() && mayClose();
    if (linked && !closes && !subject.wasBegun()) {
      return Marked.ALREADY;
    }
    if (!linked) {
      link(before, there, verb);
      before.map(Links.Link::to).flatMap(subject::named).ifPresent(shelf::refreshNote);
    }
    boolean closed = closes && close(canonical, there);
    shelf.refreshNote(canonical);
    if (closed || isClosedByThis(there)) {
      return Marked.CLOSED;
    }
    return subject.now().isOpen() ? Marked.STAYS_OPEN : Marked.LINKED;
  }

  /** They are not the same, whatever was said before. */
  void reject(List<Post> others) {
    IssueKey here = subject.key();
    boolean reopens = false;
    for (Post other : others) {
      IssueKey there = Tracker.key(other.key());
      reopens |= closing().filter(closing -> there.equals(closing.other())).isPresent();
      shelf
          .links()
          .find(here, Links.Type.DUPLICATE_OF, there)
          .ifPresent(
              link -> {
                subject.step(Effects.Kind.UNLINKED, link.type(), there, link.by());
                shelf.links().remove(here, link.type(), there);
                shelf.refreshNote(other);
              });
      if (!shelf.rejections().of(here).contains(there)) {
        subject.step(Effects.Kind.REJECTED, null, there, "");
        shelf.rejections().add(here, there, subject.origin().actor(), shelf.clock().instant());
      }
    }
    if (reopens) {
      IssueKey there = closing().orElseThrow().other();
      subject.step(Effects.Kind.REOPENED, null, there, "");
      reopen(there);
    }
  }

  /** Our closing that still stands as we left it: nobody opened or closed the issue since. */
  Optional<Effects.Effect> closing() {
    Issue now = subject.now();
    if (now.isOpen() || !"duplicate".equals(now.stateReason())) {
      return Optional.empty();
    }
    return shelf
        .effects()
        .closing(subject.key())
        .filter(
            closing ->
                closing.detail().isEmpty()
                    || now.closedAt() != null
                        && closing.detail().equals(Long.toString(now.closedAt().toEpochMilli())));
  }

  /** Closes it as a duplicate of the other; false if that is not there. */
  boolean close(Post canonical) {
    Optional<Issue> other = subject.issue(canonical);
    if (other.isEmpty()
        || !shelf.edits().close(subject.ref(), subject.now(), other.get(), subject.config())) {
      return false;
    }
    Instant closedAt = subject.changed().closedAt();
    if (closedAt != null) {
      shelf.effects().closedAt(subject.key(), closedAt);
    }
    return true;
  }

  /** Opens it again; the other may be gone. */
  void reopen(IssueKey there) {
    Issue other = subject.named(there).flatMap(subject::issue).orElse(null);
    shelf.edits().reopen(subject.ref(), subject.now(), other, subject.config());
    subject.changed();
  }

  /** The link as it was before, unless there is another one now. */
  boolean relink(IssueKey there, String by) {
    IssueKey here = subject.key();
    if (shelf.links().duplicates().duplicateOf(here).isPresent()) {
      return false;
    }
    return shelf
        .links()
        .add(new Links.Link(here, Links.Type.DUPLICATE_OF, there, by, shelf.clock().instant()));
  }

  private void link(Optional<Links.Link> before, IssueKey there, String verb) {
    IssueKey here = subject.key();
    before.ifPresent(
        link -> subject.step(Effects.Kind.UNLINKED, link.type(), link.to(), link.by()));
    if (shelf.rejections().of(here).contains(there)) {
      subject.step(Effects.Kind.UNREJECTED, null, there, "");
      shelf.rejections().remove(here, there);
    }
    subject.step(Effects.Kind.LINKED, Links.Type.DUPLICATE_OF, there, "");
    String by = verb + subject.origin().actor();
    shelf
        .links()
        .add(new Links.Link(here, Links.Type.DUPLICATE_OF, there, by, shelf.clock().instant()));
  }

  private boolean close(Post canonical, IssueKey there) {
    subject.step(Effects.Kind.CLOSED, null, there, "");
    return close(canonical);
  }

  /** Whoever may triage; an author's own word closes only where the repository's file says so. */
  private boolean mayClose() {
    return subject.config().mode() == Mode.CLOSE_ON_COMMAND || subject.mayTriage();
  }

  private boolean isClosedByThis(IssueKey there) {
    return closing().filter(closing -> there.equals(closing.other())).isPresent();
  }

  private Optional<Links.Link> duplicateLink() {
    IssueKey here = subject.key();
    return shelf
        .links()
        .duplicates()
        .duplicateOf(here)
        .flatMap(there -> shelf.links().find(here, Links.Type.DUPLICATE_OF, there));
  }
}
