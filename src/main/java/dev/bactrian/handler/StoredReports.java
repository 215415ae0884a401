package dev.bactrian.handler;

import dev.bactrian.index.Entry;
import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Links;
import dev.bactrian.triage.KnownReports;
import dev.bactrian.triage.Situation;
import java.util.Optional;
import java.util.Set;

/** What the store knows of earlier reports. Thread-safe. */
final class StoredReports implements KnownReports {

  private final Tracker tracker;
  private final Links links;
  private final Fixes fixes;

  StoredReports(Tracker tracker, Links links, Fixes fixes) {
    this.tracker = tracker;
    this.links = links;
    this.fixes = fixes;
  }

  @Override
  public Optional<Post> post(ReportKey key) {
    return tracker.post(key);
  }

  @Override
  public Optional<ReportKey> duplicateOf(ReportKey key) {
    return links.duplicates().duplicateOf(Tracker.key(key)).map(Tracker::key);
  }

  @Override
  public Set<String> versions(ReportKey key) {
    return tracker.entry(key).map(Entry::report).map(r -> r.versions()).orElse(Set.of());
  }

  @Override
  public boolean isTemplateOnly(ReportKey key) {
    return tracker.entry(key).map(Entry::report).filter(Situation::isTemplateOnly).isPresent();
  }

  @Override
  public Fix fix(Post closed) {
    return fixes.of(closed);
  }
}
