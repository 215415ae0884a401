package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Repositories;

/** Every change of an issue is stored and found, whoever made it; bots report bugs too. */
final class IssueLearnt implements Feature {

  private final Tracker tracker;
  private final IssueMoves moves;

  IssueLearnt(Tracker tracker, IssueMoves moves) {
    this.tracker = tracker;
    this.moves = moves;
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
      case "deleted" -> moves.deleted(key);
      case "transferred" -> moves.left(change, key);
      default -> {
        tracker.learn(repository, change.issue());
        moves.arrived(change, key);
      }
    }
  }
}
