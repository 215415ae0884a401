package dev.bactrian.handler;

import dev.bactrian.github.DuplicateApi;
import dev.bactrian.github.Event;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import java.time.InstantSource;

/**
 * People closed an issue as a duplicate on GitHub's page: of which one, GitHub tells. When one that
 * is known as a duplicate is opened again, GitHub tells whether the mark was undone.
 */
final class DuplicateLearnt implements Feature {

  private final DuplicateApi duplicates;
  private final Links links;
  private final Opinions opinions;
  private final InstantSource clock;

  DuplicateLearnt(DuplicateApi duplicates, Links links, Opinions opinions, InstantSource clock) {
    this.duplicates = duplicates;
    this.links = links;
    this.opinions = opinions;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent change
        && (change.action().equals("closed") && "duplicate".equals(change.issue().stateReason())
            || change.action().equals("reopened"))
        && change.issue().nodeId() != null
        && !change.isByBot();
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    RepositoryRef ref = change.repository().in(change.installationId());
    IssueKey issue = new IssueKey(ref.id(), change.issue().number());
    String node = change.issue().nodeId();
    String by = change.sender() == null ? "" : change.sender().login();
    if (change.action().equals("closed")) {
      duplicates
          .canonicalOf(ref, node)
          .ifPresent(
              canonical ->
                  opinions.same(
                      issue,
                      new IssueKey(canonical.repository(), canonical.number()),
                      by,
                      true,
                      clock.instant()));
      return;
    }
    links
        .duplicates()
        .duplicateOf(issue)
        .filter(other -> duplicates.isUnmarked(ref, node))
        .ifPresent(other -> opinions.different(issue, other, by, clock.instant()));
  }
}
