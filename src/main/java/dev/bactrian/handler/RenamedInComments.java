package dev.bactrian.handler;

import dev.bactrian.comment.Publisher;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.store.Repositories;
import java.util.List;
import java.util.Optional;

/**
 * A repository was renamed: the comments that we keep under one issue say its present name. Answers
 * stay as they were given; GitHub redirects their links, and commands take the old name too.
 * Thread-safe.
 */
final class RenamedInComments implements Handler {

  private final Tracker tracker;
  private final RepositorySettings settings;
  private final List<Publisher> publishers;

  RenamedInComments(Tracker tracker, RepositorySettings settings, List<Publisher> publishers) {
    this.tracker = tracker;
    this.settings = settings;
    this.publishers = List.copyOf(publishers);
  }

  @Override
  public void handle(Delivery job) {
    int number = Math.toIntExact(Job.number(job, "number"));
    Optional<Repositories.Repository> place = tracker.repository(Job.number(job, "repository"));
    Optional<Repositories.Repository> named = tracker.repository(Job.number(job, "named"));
    // One that was hidden since is left to the review, which deletes.
    if (place.isEmpty()
        || named.isEmpty()
        || named.get().isPrivate() && named.get().id() != place.get().id()) {
      return;
    }
    RepositoryRef ref = Shelf.ref(place.get());
    RepositoryConfig config = settings.of(ref);
    String before = Job.text(job, "before");
    publishers.forEach(one -> one.rename(ref, number, config, before, named.get().fullName()));
  }
}
