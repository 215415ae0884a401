package dev.bactrian.handler;

import dev.bactrian.github.Event;
import dev.bactrian.github.WorkflowRun;
import dev.bactrian.queue.DeliveryQueue;
import java.util.Set;

/**
 * A run of GitHub Actions failed on the default branch: its logs are read when there is time. Runs
 * for pull requests are left alone, also where a fork's branch is called like ours.
 */
final class RunFailed implements Feature {

  private static final Set<String> FAILED = Set.of("failure", "timed_out");

  private final Tracker tracker;
  private final DeliveryQueue queue;

  RunFailed(Tracker tracker, DeliveryQueue queue) {
    this.tracker = tracker;
    this.queue = queue;
  }

  @Override
  public boolean concerns(Event event) {
    if (!(event instanceof Event.WorkflowRunEvent change)) {
      return false;
    }
    WorkflowRun run = change.workflowRun();
    boolean ours =
        run.headRepository() == null || run.headRepository().id() == change.repository().id();
    return change.action().equals("completed")
        && FAILED.contains(String.valueOf(run.conclusion()))
        && run.headBranch() != null
        && run.headBranch().equals(change.repository().defaultBranch())
        && ours
        && !String.valueOf(run.event()).startsWith("pull_request");
  }

  @Override
  public void handle(Event event) {
    Event.WorkflowRunEvent change = (Event.WorkflowRunEvent) event;
    tracker.know(change.repository(), change.installationId());
    WorkflowRun run = change.workflowRun();
    queue.put(
        Job.run(
            change.installationId(),
            change.repository().id(),
            run.id(),
            run.runAttempt() == null ? 1 : run.runAttempt(),
            run.name() == null ? "" : run.name()));
  }
}
