package dev.bactrian.handler;

import dev.bactrian.github.Event;
import java.util.Set;

/** Renamed, privatised, publicised, archived: known before anything else is said. */
final class RepositoryChanged implements Feature {

  private static final Set<String> GONE = Set.of("deleted");

  private final Tracker tracker;

  RepositoryChanged(Tracker tracker) {
    this.tracker = tracker;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.RepositoryEvent;
  }

  @Override
  public void handle(Event event) {
    Event.RepositoryEvent change = (Event.RepositoryEvent) event;
    if (GONE.contains(change.action())) {
      tracker.forgetRepository(change.repository().id());
    } else if (change.installationId() != 0) {
      tracker.know(change.repository(), change.installationId());
    }
  }
}
