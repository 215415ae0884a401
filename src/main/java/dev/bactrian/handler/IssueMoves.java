package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Effects;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Mentions;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Suggestions;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An issue was transferred or deleted: what belongs to it follows, and what named it is read again.
 * GitHub tells of a transfer twice, in either order: under the old name and under the new one.
 * Doing it twice changes nothing. Thread-safe.
 */
final class IssueMoves {

  private final Tracker tracker;
  private final Links links;
  private final Rejections rejections;
  private final Effects effects;
  private final Mentions mentions;
  private final List<Suggestions> comments;
  private final Exposures exposures;

  IssueMoves(
      Tracker tracker,
      Links links,
      Rejections rejections,
      Effects effects,
      Mentions mentions,
      List<Suggestions> comments,
      Exposures exposures) {
    this.tracker = tracker;
    this.links = links;
    this.rejections = rejections;
    this.effects = effects;
    this.mentions = mentions;
    this.comments = List.copyOf(comments);
    this.exposures = exposures;
  }

  /** The old place tells. */
  void left(Event.IssueEvent change, ReportKey from) {
    var issue = change.changes().newIssue();
    var repository = change.changes().newRepository();
    if (issue == null || repository == null) {
      deleted(from);
      return;
    }
    follow(from, new ReportKey(repository.id(), issue.number()), repository.isPrivate());
  }

  /** The new place tells. */
  void arrived(Event.IssueEvent change, ReportKey to) {
    var issue = change.changes().oldIssue();
    var repository = change.changes().oldRepository();
    if (issue != null && repository != null) {
      follow(new ReportKey(repository.id(), issue.number()), to, change.repository().isPrivate());
    }
  }

  /** It is gone, and nobody knows where to. */
  void deleted(ReportKey key) {
    Optional<Post> post = tracker.post(key);
    Set<IssueKey> places = exposures.naming(Tracker.key(key));
    tracker.forget(key);
    post.ifPresent(one -> exposures.gone(one, places));
  }

  private void follow(ReportKey from, ReportKey to, boolean hidden) {
    Optional<Post> before = tracker.post(from);
    IssueKey old = Tracker.key(from);
    IssueKey now = Tracker.key(to);
    Set<IssueKey> places = exposures.naming(old);
    links.move(old, now);
    rejections.move(old, now);
    effects.move(old, now);
    mentions.move(old, now);
    comments.forEach(one -> one.move(old, now));
    tracker.forget(from);
    if (before.isEmpty()) {
      return;
    }
    if (hidden && !before.get().isPrivate()) {
      exposures.gone(before.get(), places);
    } else {
      places.forEach(place -> exposures.review(place, ""));
    }
    exposures.review(now, "");
  }
}
