package dev.bactrian.handler;

import dev.bactrian.comment.Publisher;
import dev.bactrian.github.Event;
import dev.bactrian.github.IssueComment;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Remarks;
import dev.bactrian.store.Repositories;
import java.util.List;

/**
 * What people write below an issue: which reports they name, and what they call a duplicate. Our
 * own comments and those of other bots teach nothing.
 */
final class RemarkLearnt implements Feature {

  private final Tracker tracker;
  private final Remarks remarks;
  private final Links links;
  private final MentionedReports mentioned;
  private final List<Publisher> publishers;
  private final long app;

  RemarkLearnt(
      Tracker tracker,
      Remarks remarks,
      Links links,
      MentionedReports mentioned,
      List<Publisher> publishers,
      long app) {
    this.tracker = tracker;
    this.remarks = remarks;
    this.links = links;
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
    remarks.put(
        new Remarks.Remark(
            comment.id(),
            issue,
            comment.user().login(),
            comment.body(),
            comment.createdAt(),
            comment.authorAssociation()));
    mentioned
        .duplicateOf(comment.body(), issue.repository())
        .map(Tracker::key)
        .ifPresent(
            target ->
                links.add(
                    new Links.Link(
                        issue,
                        Links.Type.DUPLICATE_OF,
                        target,
                        comment.user().login(),
                        comment.createdAt())));
  }
}
