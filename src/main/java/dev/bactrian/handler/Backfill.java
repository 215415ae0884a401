package dev.bactrian.handler;

import dev.bactrian.github.CommentApi;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.Issue;
import dev.bactrian.github.Page;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Handler;
import dev.bactrian.store.Backfills;
import dev.bactrian.store.Backfills.Progress;
import dev.bactrian.store.Backfills.State;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Repositories;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a repository's old issues, newest first, then their comments: one page a job, each of which
 * queues the next, so that a restart goes on where it was. Never takes the last requests of the
 * hour: live events come first. Thread-safe.
 */
public final class Backfill implements Handler {

  private static final Logger log = LoggerFactory.getLogger(Backfill.class);

  private final GitHubApi api;
  private final RateFloor floor;
  private final Tracker tracker;
  private final TemplatesLearnt templates;
  private final RemarkLearnt learnt;
  private final Backfills backfills;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  Backfill(
      GitHubApi api,
      Tracker tracker,
      TemplatesLearnt templates,
      RemarkLearnt learnt,
      Backfills backfills,
      DeliveryQueue queue,
      InstantSource clock) {
    this.api = api;
    this.floor = new RateFloor(api.app());
    this.tracker = tracker;
    this.templates = templates;
    this.learnt = learnt;
    this.backfills = backfills;
    this.queue = queue;
    this.clock = clock;
  }

  /** Begins, unless it was done or is being done. */
  public void begin(Repositories.Repository repository) {
    if (backfills.get(repository.id()).isEmpty()) {
      backfills.put(new Progress(repository.id(), State.ISSUES, null, 0, 0, clock.instant()));
      log.info("backfill of repository {} begins", repository.id());
    }
    next(repository);
  }

  @Override
  public void handle(Delivery job) {
    long id = Job.number(job, "repository");
    Optional<Repositories.Repository> repository = tracker.repository(id);
    Optional<Progress> progress = backfills.get(id);
    if (repository.isEmpty() || progress.isEmpty() || progress.get().state() == State.DONE) {
      return;
    }
    floor.keep(repository.get().installation());
    RepositoryRef ref =
        new RepositoryRef(repository.get().installation(), id, repository.get().fullName());
    // What the old reports owe to their template is known before they are read.
    templates.look(ref);
    Progress after =
        progress.get().state() == State.ISSUES
            ? issues(ref, repository.get(), progress.get())
            : remarks(ref, progress.get());
    backfills.put(after);
    if (after.state() == State.DONE) {
      log.info(
          "backfill of repository {} is done: {} issues, {} comments",
          id,
          after.issues(),
          after.remarks());
    } else {
      next(repository.get());
    }
  }

  private Progress issues(
      RepositoryRef ref, Repositories.Repository repository, Progress progress) {
    Page<Issue> page = api.issues().newestFirst(ref, progress.nextPage());
    long read = 0;
    for (Issue issue : page.items()) {
      if (!issue.isPullRequest()) {
        tracker.learn(repository, issue);
        read++;
      }
    }
    return new Progress(
        progress.repository(),
        page.next().isPresent() ? State.ISSUES : State.REMARKS,
        page.next().orElse(null),
        progress.issues() + read,
        progress.remarks(),
        clock.instant());
  }

  private Progress remarks(RepositoryRef ref, Progress progress) {
    Page<CommentApi.IssueCommentOf> page = api.comments().ofRepository(ref, progress.nextPage());
    long read = 0;
    for (CommentApi.IssueCommentOf one : page.items()) {
      IssueKey issue = new IssueKey(ref.id(), one.issue());
      // Comments on pull requests come along.
      if (tracker.stored(issue).isPresent()) {
        learnt.learn(issue, one.comment());
        read++;
      }
    }
    return new Progress(
        progress.repository(),
        page.next().isPresent() ? State.REMARKS : State.DONE,
        page.next().orElse(null),
        progress.issues(),
        progress.remarks() + read,
        clock.instant());
  }

  private void next(Repositories.Repository repository) {
    queue.put(Job.backfill(repository.installation(), repository.id(), Instant.EPOCH));
  }
}
