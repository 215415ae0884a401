package dev.bactrian.handler;

import dev.bactrian.ci.link.ActionsLogs;
import dev.bactrian.ci.link.BuildLogs;
import dev.bactrian.ci.link.NotRead;
import dev.bactrian.config.Mode;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.match.Candidate;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.queue.Handler;
import dev.bactrian.report.LinkedLog;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.Fault;
import dev.bactrian.signature.SignedFailure;
import dev.bactrian.store.FailedRuns;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Repositories;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the logs of a failed run, or of a build on a CI server, and finds the open reports of the
 * same failure: the same signature, and likely enough besides. Nothing is learnt from a run, and
 * nothing reported that is not known. Thread-safe.
 */
final class RunMatched implements Handler {

  private static final Logger log = LoggerFactory.getLogger(RunMatched.class);

  private final Tracker tracker;
  private final Repositories repositories;
  private final RepositorySettings settings;
  private final ActionsLogs actions;
  private final BuildLogs builds;
  private final IssueReading reading;
  private final Suggest suggest;
  private final Links links;
  private final FailedRuns runs;
  private final DeliveryQueue queue;
  private final BiConsumer<String, String> figures;
  private final InstantSource clock;

  RunMatched(
      Tracker tracker,
      Repositories repositories,
      RepositorySettings settings,
      ActionsLogs actions,
      BuildLogs builds,
      IssueReading reading,
      Suggest suggest,
      Links links,
      FailedRuns runs,
      DeliveryQueue queue,
      BiConsumer<String, String> figures,
      InstantSource clock) {
    this.tracker = tracker;
    this.repositories = repositories;
    this.settings = settings;
    this.actions = actions;
    this.builds = builds;
    this.reading = reading;
    this.suggest = suggest;
    this.links = links;
    this.runs = runs;
    this.queue = queue;
    this.figures = figures;
    this.clock = clock;
  }

  @Override
  public void handle(Delivery job) {
    Optional<Repositories.Repository> known = tracker.repository(Job.number(job, "repository"));
    if (known.isEmpty() || repositories.isSuspended(known.get().installation())) {
      return;
    }
    Repositories.Repository repository = known.get();
    RepositoryRef ref =
        new RepositoryRef(repository.installation(), repository.id(), repository.fullName());
    RepositoryConfig config = settings.of(ref);
    if (config.mode() == Mode.OFF) {
      return;
    }
    long run = Job.number(job, "run");
    Set<IssueKey> found = new LinkedHashSet<>();
    boolean build = job.event().equals(Job.BUILD);
    for (String text : build ? read(Job.texts(job, "links")) : read(ref, run)) {
      match(repository, config, text).ifPresent(found::add);
    }
    log.info("run {} of repository {} shows {} known reports", run, ref.id(), found.size());
    for (IssueKey report : found) {
      runs.add(
          report,
          new FailedRuns.Run(
              ref.id(),
              run,
              Job.text(job, "name"),
              build ? Job.text(job, "page") : null,
              clock.instant()));
      queue.putLatest(
          Job.sighting(
              repository.installation(), report.repository(), report.number(), Instant.EPOCH));
    }
  }

  private List<String> read(RepositoryRef ref, long run) {
    try {
      List<String> logs = actions.ofRun(ref, run);
      figures.accept("run", logs.isEmpty() ? "nothing-failed" : "read");
      return logs;
    } catch (NotRead e) {
      figures.accept("run", e.getMessage());
      return List.of();
    }
  }

  private List<String> read(List<String> links) {
    try {
      List<String> logs = builds.read(links);
      figures.accept("build", logs.isEmpty() ? "nothing-failed" : "read");
      return logs;
    } catch (NotRead e) {
      figures.accept("build", e.getMessage());
      return List.of();
    }
  }

  private Optional<IssueKey> match(
      Repositories.Repository repository, RepositoryConfig config, String text) {
    Post post =
        new Post(
            new ReportKey(repository.id(), 0),
            repository.fullName(),
            repository.installation(),
            repository.isPrivate(),
            "",
            "",
            "",
            clock.instant(),
            null,
            null,
            Set.of());
    Entry entry = reading.ofLogs(post, List.of(new LinkedLog("run", text)));
    Optional<String> cause =
        entry
            .diagnosis()
            .cause()
            .map(SignedFailure::signature)
            .filter(s -> !s.weak() && s.fault() != Fault.INFRASTRUCTURE)
            .map(s -> s.id());
    if (cause.isEmpty()) {
      return Optional.empty();
    }
    return suggest.candidates(entry, repository, config).stream()
        .filter(candidate -> candidate.probability() >= config.thresholds().suggest())
        .map(Candidate::post)
        .filter(report -> shows(report.key(), cause.get()))
        .map(report -> links.duplicates().canonical(Tracker.key(report.key())))
        .filter(report -> tracker.post(Tracker.key(report)).filter(Post::isOpen).isPresent())
        .findFirst();
  }

  private boolean shows(ReportKey report, String signature) {
    return tracker
        .entry(report)
        .filter(
            entry ->
                entry.diagnosis().failures().stream()
                    .anyMatch(failure -> failure.signature().id().equals(signature)))
        .isPresent();
  }
}
