package dev.bactrian.handler;

import dev.bactrian.github.DuplicateApi;
import dev.bactrian.github.Event;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import java.time.InstantSource;
import java.util.Optional;

/** People closed an issue as a duplicate on GitHub's page: of which one, GitHub tells. */
final class DuplicateLearnt implements Feature {

  private final DuplicateApi duplicates;
  private final Links links;
  private final InstantSource clock;

  DuplicateLearnt(DuplicateApi duplicates, Links links, InstantSource clock) {
    this.duplicates = duplicates;
    this.links = links;
    this.clock = clock;
  }

  @Override
  public boolean concerns(Event event) {
    return event instanceof Event.IssueEvent change
        && change.action().equals("closed")
        && "duplicate".equals(change.issue().stateReason())
        && change.issue().nodeId() != null
        && !change.isByBot();
  }

  @Override
  public void handle(Event event) {
    Event.IssueEvent change = (Event.IssueEvent) event;
    RepositoryRef ref = change.repository().in(change.installationId());
    Optional<DuplicateApi.Target> target = duplicates.canonicalOf(ref, change.issue().nodeId());
    target.ifPresent(
        canonical ->
            links.add(
                new Links.Link(
                    new IssueKey(ref.id(), change.issue().number()),
                    Links.Type.DUPLICATE_OF,
                    new IssueKey(canonical.repository(), canonical.number()),
                    change.sender() == null ? "" : change.sender().login(),
                    clock.instant())));
  }
}
