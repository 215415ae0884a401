package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.LabelMarks;
import dev.bactrian.store.LabelMarks.Mark;
import java.time.InstantSource;

/**
 * A label that people take off an issue is never suggested there again, unless they put it back.
 */
final class LabelLearnt implements Feature {

  private final LabelMarks marks;
  private final InstantSource clock;

  LabelLearnt(LabelMarks marks, InstantSource clock) {
    this.marks = marks;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent change
        && change.label() != null
        && !change.isByBot()
        && (change.action().equals("labeled") || change.action().equals("unlabeled"));
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    IssueKey issue = new IssueKey(change.repository().id(), change.issue().number());
    String label = change.label().name();
    if (change.action().equals("unlabeled")) {
      marks.add(issue, label, Mark.REMOVED, clock.instant());
    } else {
      marks.remove(issue, label, Mark.REMOVED);
    }
  }
}
