package dev.bactrian.handler;

import dev.bactrian.github.CommentApi;
import dev.bactrian.github.Event;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.Reaction;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Handler;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.NamedPairs;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.Suggestions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * A thumbs-down by anyone under our comment refuses what it named then. GitHub sends no webhook for
 * reactions, so they are looked at when something else happens to the issue, and once a day for two
 * weeks after something was named. Thread-safe.
 */
public final class ThumbsDown implements Feature, Handler {

  private static final Duration WATCHED = Duration.ofDays(14);
  private static final Duration REST = Duration.ofDays(1);
  private static final Duration REST_WITH_EVENTS = Duration.ofMinutes(10);

  /** GitHub's clock and ours may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final int MOST_A_ROUND = 100;

  private final Tracker tracker;
  private final Suggestions suggestions;
  private final NamedPairs named;
  private final Opinions opinions;
  private final Suggest suggest;
  private final CommentApi api;
  private final RateFloor floor;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  ThumbsDown(
      Tracker tracker,
      Suggestions suggestions,
      NamedPairs named,
      Opinions opinions,
      Suggest suggest,
      CommentApi api,
      RateFloor floor,
      DeliveryQueue queue,
      InstantSource clock) {
    this.tracker = tracker;
    this.suggestions = suggestions;
    this.named = named;
    this.opinions = opinions;
    this.suggest = suggest;
    this.api = api;
    this.floor = floor;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Event event) {
    return switch (event) {
      case Event.IssueEvent change -> !change.issue().isPullRequest() && !change.isByBot();
      case Event.IssueCommentEvent change -> !change.issue().isPullRequest() && !change.isByBot();
      default -> false;
    };
  }

  @Override
  public void handle(Event event) {
    switch (event) {
      case Event.IssueEvent change ->
          look(new IssueKey(change.repository().id(), change.issue().number()), REST_WITH_EVENTS);
      case Event.IssueCommentEvent change ->
          look(new IssueKey(change.repository().id(), change.issue().number()), REST_WITH_EVENTS);
      default -> {
        // Of no concern.
      }
    }
  }

  /** Queues a look at every comment that is due; called every now and then. */
  public void round() {
    Instant now = clock.instant();
    for (IssueKey issue : named.toLookAt(now.minus(WATCHED), now.minus(REST), MOST_A_ROUND)) {
      tracker
          .repository(issue.repository())
          .ifPresent(
              repository ->
                  queue.putLatest(
                      Job.look(
                          repository.installation(), issue.repository(), issue.number(), now)));
    }
  }

  @Override
  public void handle(Delivery job) {
    long repository = Job.number(job, "repository");
    tracker.repository(repository).ifPresent(known -> floor.keep(known.installation()));
    look(new IssueKey(repository, Math.toIntExact(Job.number(job, "number"))), Duration.ofHours(1));
  }

  private void look(IssueKey issue, Duration rest) {
    Optional<Repositories.Repository> repository = tracker.repository(issue.repository());
    Optional<Suggestions.Suggestion> ours =
        suggestions
            .get(issue)
            .filter(one -> one.state() == Suggestions.State.POSTED && one.commentId() != null);
    if (repository.isEmpty() || ours.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    Instant last = suggestions.lookedAt(issue).orElse(Instant.EPOCH);
    if (last.plus(rest).isAfter(now)) {
      return;
    }
    RepositoryRef ref =
        new RepositoryRef(
            repository.get().installation(), issue.repository(), repository.get().fullName());
    boolean refused = false;
    for (CommentApi.ReactionBy down : downs(ref, ours.get().commentId())) {
      if (down.createdAt().plus(SKEW).isAfter(last) && !down.user().isBot()) {
        refused |= refuse(issue, down);
      }
    }
    if (refused) {
      suggest.suggest(Tracker.key(issue));
    }
    // Only now: after a failure it is looked at again.
    suggestions.looked(issue, now);
  }

  private List<CommentApi.ReactionBy> downs(RepositoryRef ref, long comment) {
    try {
      return api.reactions(ref, comment, Reaction.THUMBS_DOWN);
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND) {
        return List.of();
      }
      throw e;
    }
  }

  /** What was named later is not what was refused. */
  private boolean refuse(IssueKey issue, CommentApi.ReactionBy down) {
    boolean any = false;
    for (NamedPairs.Named one : named.under(issue)) {
      if (!one.at().isAfter(down.createdAt().plus(SKEW))) {
        opinions.different(
            issue, one.other(), "\uD83D\uDC4E by " + down.user().login(), down.createdAt());
        any = true;
      }
    }
    return any;
  }
}
