package dev.bactrian.handler;

import dev.bactrian.report.Post;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;

/** An issue as it is on disk, as a post that can be read. */
public final class StoredPost {

  private StoredPost() {}

  /** The issue, visible to those who may read its repository now. */
  public static Post of(Repositories.Repository repository, Reports.Stored stored) {
    return new Post(
        Tracker.key(stored.key()),
        repository.fullName(),
        repository.installation(),
        repository.isPrivate(),
        stored.title(),
        stored.body(),
        stored.author(),
        stored.createdAt(),
        stored.closedAt(),
        stored.stateReason(),
        stored.labels());
  }
}
