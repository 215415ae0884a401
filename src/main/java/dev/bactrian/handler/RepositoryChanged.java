package dev.bactrian.handler;

import dev.bactrian.github.Event;
import java.util.Set;

/** Renamed, privatised, publicised, archived: known before anything else is said. */
final class RepositoryChanged implements Feature {

  private static final Set<String> GONE = Set.of("deleted");

  private final Tracker tracker;
  private final Exposures exposures;

  RepositoryChanged(Tracker tracker, Exposures exposures) {
    this.tracker = tracker;
    this.exposures = exposures;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.RepositoryEvent;
  }

  @Override
  public void handle(Event event) {
    Event.RepositoryEvent change = (Event.RepositoryEvent) event;
    if (GONE.contains(change.action())) {
      gone(change.repository().id());
    } else if (change.installationId() != 0) {
      tracker.know(change.repository(), change.installationId());
    }
  }

  private void gone(long id) {
    var repository = tracker.repository(id);
    var places = exposures.naming(id);
    tracker.forgetRepository(id);
    repository.ifPresent(one -> exposures.gone(one, places));
  }
}
