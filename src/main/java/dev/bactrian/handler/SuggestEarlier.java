package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.report.ReportKey;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A new issue is matched at once; one whose text changed, or that was opened again, when its author
 * has had time to finish.
 */
final class SuggestEarlier implements Feature {

  static final Duration DEBOUNCE = Duration.ofSeconds(60);

  private final Suggest suggest;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  SuggestEarlier(Suggest suggest, DeliveryQueue queue, InstantSource clock) {
    this.suggest = suggest;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent issue
        && !issue.issue().isPullRequest()
        && switch (issue.action()) {
          // One that arrived by transfer has had its suggestion.
          case "opened" -> issue.changes().oldIssue() == null;
          case "edited" -> !issue.changes().leaveTheTextAlone();
          case "reopened" -> true;
          default -> false;
        };
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    long repository = change.repository().id();
    int number = change.issue().number();
    if (change.action().equals("opened")) {
      suggest.suggest(new ReportKey(repository, number));
    } else {
      queue.putLatest(
          Job.suggest(change.installationId(), repository, number, clock.instant().plus(DEBOUNCE)));
    }
  }
}
