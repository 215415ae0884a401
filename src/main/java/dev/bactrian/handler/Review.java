package dev.bactrian.handler;

import dev.bactrian.comment.Naming;
import dev.bactrian.comment.Publisher;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.CommentApi;
import dev.bactrian.github.IssueComment;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Mentions;
import dev.bactrian.store.Repositories;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads again what we wrote under one issue. A comment that names what not all its readers may read
 * is deleted: an edit would leave it in the comment's history. What may be said is said anew.
 * Thread-safe.
 */
final class Review implements Handler {

  private final Tracker tracker;
  private final Exposures exposures;
  private final RepositorySettings settings;
  private final CommentApi comments;
  private final Naming naming;
  private final List<Publisher> publishers;
  private final Suggest suggest;
  private final CanonicalNotes notes;
  private final long app;

  Review(
      Tracker tracker,
      Exposures exposures,
      RepositorySettings settings,
      CommentApi comments,
      Naming naming,
      List<Publisher> publishers,
      Suggest suggest,
      CanonicalNotes notes,
      long app) {
    this.tracker = tracker;
    this.exposures = exposures;
    this.settings = settings;
    this.comments = comments;
    this.naming = naming;
    this.publishers = List.copyOf(publishers);
    this.suggest = suggest;
    this.notes = notes;
    this.app = app;
  }

  @Override
  public void handle(Delivery job) {
    long repository = Job.number(job, "repository");
    int number = Math.toIntExact(Job.number(job, "number"));
    Optional<Repositories.Repository> place = tracker.repository(repository);
    if (place.isEmpty()) {
      return;
    }
    RepositoryRef ref = Shelf.ref(place.get());
    RepositoryConfig config = settings.of(ref);
    if (publishers.stream().noneMatch(one -> one.mayWrite(config))) {
      return;
    }
    List<Repositories.Repository> hidden =
        exposures.hiddenFrom(place.get(), config.relatedRepositories());
    Named named = new Named(exposures.namedAt(new IssueKey(repository, number)), hidden);
    String moved = Job.text(job, "name");
    boolean deleted = false;
    for (IssueComment comment : comments.listBy(ref, number, app)) {
      if (named.once(comment.id()) || names(comment.body(), hidden, moved)) {
        delete(ref, number, comment);
        deleted = true;
      }
    }
    if (deleted) {
      suggest.suggest(new ReportKey(repository, number));
    }
    notes.refresh(new ReportKey(repository, number));
  }

  private void delete(RepositoryRef ref, int number, IssueComment comment) {
    Optional<Publisher> keeper =
        publishers.stream().filter(one -> one.keeps(ref.id(), number, comment.id())).findFirst();
    if (keeper.isPresent()) {
      keeper.get().retract(ref, number);
    } else {
      comments.delete(ref, comment.id());
      naming.deleted(new IssueKey(ref.id(), number), comment.id());
    }
  }

  /** What the comments under one issue named, now or in a text they had before. */
  private record Named(Map<Long, Set<IssueKey>> byComment, List<Repositories.Repository> hidden) {

    boolean once(long comment) {
      // Of those that moved here with the issue one can't be told from the other.
      Set<IssueKey> about =
          byComment.getOrDefault(comment, byComment.getOrDefault(Mentions.MOVED, Set.of()));
      return hidden.stream()
          .anyMatch(one -> about.stream().anyMatch(key -> key.repository() == one.id()));
    }
  }

  private static boolean names(String body, List<Repositories.Repository> hidden, String moved) {
    return hidden.stream()
            .map(Repositories.Repository::fullName)
            .anyMatch(name -> body.contains(name + "#") || body.contains("`" + name + "`"))
        || !moved.isEmpty() && (moved.endsWith("#") ? body.contains(moved) : mentions(body, moved));
  }

  /** Not the one whose number only begins so. */
  private static boolean mentions(String body, String name) {
    int at = body.indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      if (end == body.length() || !Character.isDigit(body.charAt(end))) {
        return true;
      }
      at = body.indexOf(name, end);
    }
    return false;
  }
}
