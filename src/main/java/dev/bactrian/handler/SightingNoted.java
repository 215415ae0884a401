package dev.bactrian.handler;

import dev.bactrian.comment.Publisher;
import dev.bactrian.comment.SightingComment;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Handler;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.FailedRuns;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.store.Suggestions;
import dev.bactrian.triage.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says under an open report that its failure was seen again: one comment, edited once a day at
 * most, naming only repositories that everybody who reads it may know of. Thread-safe.
 */
final class SightingNoted implements Handler {

  private static final Duration APART = Duration.ofDays(1);
  private static final Logger log = LoggerFactory.getLogger(SightingNoted.class);

  private final Tracker tracker;
  private final Repositories repositories;
  private final RepositorySettings settings;
  private final FailedRuns runs;
  private final Suggestions sightings;
  private final SightingComment comment;
  private final Publisher publisher;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  SightingNoted(
      Tracker tracker,
      Repositories repositories,
      RepositorySettings settings,
      FailedRuns runs,
      Suggestions sightings,
      SightingComment comment,
      Publisher publisher,
      DeliveryQueue queue,
      InstantSource clock) {
    this.tracker = tracker;
    this.repositories = repositories;
    this.settings = settings;
    this.runs = runs;
    this.sightings = sightings;
    this.comment = comment;
    this.publisher = publisher;
    this.queue = queue;
    this.clock = clock;
  }

  @Override
  public void handle(Delivery job) {
    IssueKey report =
        new IssueKey(Job.number(job, "repository"), Math.toIntExact(Job.number(job, "number")));
    Optional<Post> post = tracker.post(Tracker.key(report));
    Optional<Reports.Stored> stored = tracker.stored(report);
    if (post.isEmpty()
        || stored.isEmpty()
        || !post.get().isOpen()
        || stored.get().locked()
        || repositories.isSuspended(post.get().installation())) {
      return;
    }
    Optional<Instant> last =
        sightings
            .get(report)
            .filter(known -> known.state() == Suggestions.State.POSTED)
            .map(Suggestions.Suggestion::at);
    Instant now = clock.instant();
    if (last.isPresent() && now.isBefore(last.get().plus(APART))) {
      queue.putLatest(
          Job.sighting(
              post.get().installation(),
              report.repository(),
              report.number(),
              last.get().plus(APART)));
      return;
    }
    RepositoryRef ref =
        new RepositoryRef(post.get().installation(), report.repository(), post.get().repository());
    RepositoryConfig config = settings.of(ref);
    List<SightingComment.Seen> seen = seen(report, post.get(), config);
    if (!seen.isEmpty()) {
      log.info(
          "{}: seen again, {}",
          report,
          publisher.publish(ref, report.number(), config, comment.draft(seen)));
    }
  }

  private List<SightingComment.Seen> seen(IssueKey report, Post post, RepositoryConfig config) {
    Map<Long, List<FailedRuns.Run>> places = new LinkedHashMap<>();
    for (FailedRuns.Run run : runs.of(report)) {
      places.computeIfAbsent(run.repository(), id -> new ArrayList<>()).add(run);
    }
    List<SightingComment.Seen> seen = new ArrayList<>();
    for (List<FailedRuns.Run> all : places.values()) {
      FailedRuns.Run latest = all.getFirst();
      tracker
          .repository(latest.repository())
          .filter(place -> Visibility.mayBeNamed(asPost(place), post, config.relatedRepositories()))
          .ifPresent(
              place ->
                  seen.add(
                      new SightingComment.Seen(
                          place.fullName(),
                          all.size(),
                          latest.id(),
                          latest.name(),
                          latest.page(),
                          all.getLast().failedAt(),
                          latest.failedAt())));
    }
    return seen;
  }

  /** What visibility is asked about is the repository. */
  private static Post asPost(Repositories.Repository place) {
    return new Post(
        new ReportKey(place.id(), 0),
        place.fullName(),
        place.installation(),
        place.isPrivate(),
        "",
        "",
        "",
        Instant.EPOCH,
        null,
        null,
        Set.of());
  }
}
