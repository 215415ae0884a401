package dev.bactrian.handler;

import dev.bactrian.config.Mode;
import dev.bactrian.github.Event;
import dev.bactrian.report.ReportKey;

/** A new or changed issue: the logs behind its links are read before it is matched. */
final class LogsRead implements Feature {

  private final LinkedLogReader reader;
  private final RepositorySettings settings;

  LogsRead(LinkedLogReader reader, RepositorySettings settings) {
    this.reader = reader;
    this.settings = settings;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent issue
        && !issue.issue().isPullRequest()
        && switch (issue.action()) {
          case "opened", "reopened" -> true;
          case "edited" -> !issue.changes().leaveTheTextAlone();
          default -> false;
        };
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    if (settings.of(change.repository().in(change.installationId())).mode() != Mode.OFF) {
      reader.read(new ReportKey(change.repository().id(), change.issue().number()), false);
    }
  }
}
