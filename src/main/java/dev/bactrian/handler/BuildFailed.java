package dev.bactrian.handler;

import dev.bactrian.ci.job.CiSources;
import dev.bactrian.ci.job.FailedLinks;
import dev.bactrian.github.CheckRun;
import dev.bactrian.github.Event;
import dev.bactrian.queue.DeliveryQueue;
import java.util.List;
import java.util.Set;

/**
 * A CI other than GitHub Actions says, by a check run or a commit status, that the default branch
 * fails: its logs are read when there is time, if its server is one of the settings'. Pull requests
 * are left alone.
 */
final class BuildFailed implements Feature {

  /** Those runs are told as such, too. */
  private static final String ACTIONS = "github-actions";

  private static final Set<String> FAILED = Set.of("failure", "timed_out");
  private static final Set<String> RED = Set.of("failure", "error");

  private final Tracker tracker;
  private final FailedLinks links;
  private final DeliveryQueue queue;

  BuildFailed(Tracker tracker, CiSources servers, DeliveryQueue queue) {
    this.tracker = tracker;
    this.links = new FailedLinks(servers);
    this.queue = queue;
  }

  @Override
  public boolean concerns(Event event) {
    return switch (event) {
      case Event.CheckRunEvent check -> failed(check) && !links(check.checkRun()).isEmpty();
      case Event.StatusEvent status -> failed(status) && !links(status).isEmpty();
      default -> false;
    };
  }

  private static boolean failed(Event.CheckRunEvent event) {
    CheckRun run = event.checkRun();
    String branch = run.checkSuite() == null ? null : run.checkSuite().headBranch();
    return event.action().equals("completed")
        && FAILED.contains(String.valueOf(run.conclusion()))
        && (run.app() == null || !ACTIONS.equals(run.app().slug()))
        && branch != null
        && branch.equals(event.repository().defaultBranch())
        && run.pullRequests().isEmpty();
  }

  private static boolean failed(Event.StatusEvent event) {
    return RED.contains(event.state())
        && event.branches().stream()
            .anyMatch(branch -> branch.name().equals(event.repository().defaultBranch()));
  }

  private List<String> links(CheckRun run) {
    return links.of(run.words(), run.detailsUrl());
  }

  private List<String> links(Event.StatusEvent status) {
    return links.of("", status.targetUrl());
  }

  @Override
  public void handle(Event event) {
    if (event instanceof Event.CheckRunEvent check) {
      CheckRun run = check.checkRun();
      tracker.know(check.repository(), check.installationId());
      queue.put(
          Job.build(
              check.installationId(),
              check.repository().id(),
              run.id(),
              run.name() == null ? "" : run.name(),
              "runs/" + run.id(),
              links(run)));
    } else if (event instanceof Event.StatusEvent status) {
      tracker.know(status.repository(), status.installationId());
      queue.put(
          Job.build(
              status.installationId(),
              status.repository().id(),
              status.id(),
              status.context() == null ? "" : status.context(),
              "commit/" + status.sha(),
              links(status)));
    }
  }
}
