package dev.bactrian.handler;

import dev.bactrian.comment.Publisher;
import dev.bactrian.github.Event;
import dev.bactrian.github.IssueComment;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Remarks;
import dev.bactrian.store.Repositories;
import java.util.List;
import java.util.Optional;

/**
 * What people write below an issue: which reports they name, and what they call a duplicate. Our
 * own comments and those of other bots teach nothing.
 */
final class RemarkLearnt implements Feature {

  private final Tracker tracker;
  private final Remarks remarks;
  private final Opinions opinions;
  private final MentionedReports mentioned;
  private final List<Publisher> publishers;
  private final long app;

  RemarkLearnt(
      Tracker tracker,
      Remarks remarks,
      Opinions opinions,
      MentionedReports mentioned,
      List<Publisher> publishers,
      long app) {
    this.tracker = tracker;
    this.remarks = remarks;
    this.opinions = opinions;
    this.mentioned = mentioned;
    this.publishers = List.copyOf(publishers);
    this.app = app;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueCommentEvent comment && !comment.issue().isPullRequest();
  }

  @Override
  public void handle(Event event) {
    Event.IssueCommentEvent change = (Event.IssueCommentEvent) event;
    Repositories.Repository repository = tracker.know(change.repository(), change.installationId());
    tracker.learn(repository, change.issue());
    IssueKey issue = new IssueKey(repository.id(), change.issue().number());
    IssueComment comment = change.comment();
    if (change.action().equals("deleted")) {
      claimed(remarks.body(comment.id()), issue)
          .ifPresent(other -> opinions.takenBack(issue, other, comment.user().login()));
      remarks.remove(comment.id());
      if (comment.isBy(app)) {
        publishers.forEach(
            one -> one.removedByPeople(issue.repository(), issue.number(), comment.id()));
      }
      return;
    }
    learn(issue, comment);
  }

  /** Also used for old comments. */
  void learn(IssueKey issue, IssueComment comment) {
    if (comment.isBy(app) || comment.user().isBot()) {
      return;
    }
    Optional<IssueKey> before = claimed(remarks.body(comment.id()), issue);
    Optional<IssueKey> now = claimed(Optional.of(comment.body()), issue);
    // Only what is new: an edit elsewhere in the comment does not undo a later "no".
    if (!before.equals(now)) {
      String by = comment.user().login();
      if (now.isPresent()) {
        opinions.same(issue, now.get(), by, false, comment.createdAt());
      } else {
        opinions.takenBack(issue, before.get(), by);
      }
    }
    remarks.put(
        new Remarks.Remark(
            comment.id(),
            issue,
            comment.user().login(),
            comment.body(),
            comment.createdAt(),
            comment.authorAssociation()));
  }

  /** What a comment says its issue is a duplicate of. */
  private Optional<IssueKey> claimed(Optional<String> body, IssueKey issue) {
    return body.flatMap(text -> mentioned.duplicateOf(text, issue.repository())).map(Tracker::key);
  }
}
