package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.github.Issue;
import dev.bactrian.github.Repository;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Repositories;

/** Every change of an issue is stored and found, whoever made it; bots report bugs too. */
final class IssueLearnt implements Feature {

  private final Tracker tracker;
  private final Links links;

  IssueLearnt(Tracker tracker, Links links) {
    this.tracker = tracker;
    this.links = links;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent issue && !issue.issue().isPullRequest();
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    Repositories.Repository repository = tracker.know(change.repository(), change.installationId());
    ReportKey key = new ReportKey(repository.id(), change.issue().number());
    switch (change.action()) {
      case "deleted" -> tracker.forget(key);
      case "transferred" -> moved(change, key);
      default -> tracker.learn(repository, change.issue());
    }
  }

  /** Links follow; what was known under the old name is known no more. */
  private void moved(Event.IssueEvent change, ReportKey from) {
    Issue issue = change.changes().newIssue();
    Repository repository = change.changes().newRepository();
    if (issue != null && repository != null) {
      links.move(Tracker.key(from), Tracker.key(new ReportKey(repository.id(), issue.number())));
    }
    tracker.forget(from);
  }
}
