package dev.bactrian.handler;

import dev.bactrian.github.Event;

/** Repositories were added to an installation, or taken away. */
final class RepositoriesChosen implements Feature {

  private final Tracker tracker;
  private final Backfill backfill;

  RepositoriesChosen(Tracker tracker, Backfill backfill) {
    this.tracker = tracker;
    this.backfill = backfill;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.InstallationRepositoriesEvent;
  }

  @Override
  public void handle(Event event) {
    Event.InstallationRepositoriesEvent change = (Event.InstallationRepositoriesEvent) event;
    change.removed().forEach(one -> tracker.forgetRepository(one.id()));
    change.added().forEach(one -> backfill.begin(tracker.know(one, change.installationId())));
  }
}
