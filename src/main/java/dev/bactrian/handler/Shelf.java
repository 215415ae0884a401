package dev.bactrian.handler;

import dev.bactrian.comment.IssueEdits;
import dev.bactrian.comment.Replies;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.report.Post;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.Effects;
import dev.bactrian.store.Links;
import dev.bactrian.store.NamedPairs;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Repositories;
import java.time.InstantSource;

/** What all commands take from. */
record Shelf(
    Tracker tracker,
    Links links,
    Rejections rejections,
    Effects effects,
    Decisions decisions,
    NamedPairs named,
    MentionedReports mentioned,
    RepositorySettings settings,
    Suggest suggest,
    LinkedLogReader logs,
    Replies replies,
    Knowledge knowledge,
    FileAsked filing,
    IssueEdits edits,
    GitHubApi github,
    DeliveryQueue queue,
    InstantSource clock) {

  static RepositoryRef ref(Repositories.Repository repository) {
    return new RepositoryRef(repository.installation(), repository.id(), repository.fullName());
  }

  static RepositoryRef ref(Post post) {
    return new RepositoryRef(post.installation(), post.key().repository(), post.repository());
  }

  /** Has the note under a report brought up to date, after what else happens to that report. */
  void refreshNote(Post canonical) {
    queue.putLatest(
        Job.note(
            canonical.installation(),
            canonical.key().repository(),
            canonical.key().number(),
            clock.instant()));
  }
}
