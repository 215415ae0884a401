package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.github.Installation;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.store.Repositories;

/** Installed: read what is there. Removed: forget it. Suspended: keep it, and keep still. */
final class InstallationChanged implements Feature {

  private final Tracker tracker;
  private final Repositories repositories;
  private final Backfill backfill;
  private final DeliveryQueue queue;

  InstallationChanged(
      Tracker tracker, Repositories repositories, Backfill backfill, DeliveryQueue queue) {
    this.tracker = tracker;
    this.repositories = repositories;
    this.backfill = backfill;
    this.queue = queue;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.InstallationEvent;
  }

  @Override
  public void handle(Event event) {
    Event.InstallationEvent change = (Event.InstallationEvent) event;
    Installation installation = change.installation();
    switch (change.action()) {
      case "created" -> {
        put(installation, false);
        change.repositories().forEach(one -> backfill.begin(tracker.know(one, installation.id())));
      }
      case "deleted" -> {
        // Also what was given up: it holds their texts.
        queue.forgetInstallation(installation.id());
        tracker.forgetInstallation(installation.id());
      }
      case "suspend" -> put(installation, true);
      case "unsuspend" -> {
        put(installation, false);
        queue.requeueInstallation(installation.id());
      }
      // What failed for want of a permission may do now.
      case "new_permissions_accepted" -> queue.requeueInstallation(installation.id());
      default -> {
        // What GitHub may add: nothing to learn.
      }
    }
  }

  private void put(Installation installation, boolean suspended) {
    String owner = installation.account() == null ? "" : installation.account().login();
    repositories.putInstallation(installation.id(), owner, suspended);
  }
}
