package dev.bactrian.handler;

import dev.bactrian.github.AskedOnce;
import dev.bactrian.github.FixApi;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.report.Fix;
import dev.bactrian.report.FixWords;
import dev.bactrian.report.Post;
import dev.bactrian.store.Remarks;
import dev.bactrian.store.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where closed reports were fixed: in the words of maintainers, and of whoever closed them; else by
 * the change that closed them and its milestone, which GitHub is asked for once a day at most, and
 * only when it matters. Thread-safe.
 */
final class Fixes {

  private static final Logger log = LoggerFactory.getLogger(Fixes.class);

  /**
   * Who may speak for a project. GitHub hides private members behind CONTRIBUTOR: then the words
   * are not believed, which costs a version in a sentence.
   */
  private static final Set<String> MAINTAINERS = Set.of("OWNER", "MEMBER", "COLLABORATOR");

  /** "Close with comment" does both at once. */
  private static final Duration AT_ONCE = Duration.ofMinutes(1);

  private final Tracker tracker;
  private final Remarks remarks;
  private final FixApi api;
  private final AskedOnce<Closed, Fix> asked = new AskedOnce<>(10_000, Duration.ofDays(1));

  private record Closed(dev.bactrian.report.ReportKey key, Instant at) {}

  Fixes(Tracker tracker, Remarks remarks, FixApi api) {
    this.tracker = tracker;
    this.remarks = remarks;
    this.api = api;
  }

  /** As far as it is known. */
  Fix of(Post closed) {
    if (closed.isOpen()) {
      return Fix.UNKNOWN;
    }
    Fix said = said(closed);
    boolean whole = !said.versions().isEmpty() && (said.change() != null || said.commit() != null);
    return whole ? said : said.or(shown(closed));
  }

  private Fix said(Post closed) {
    Fix said = Fix.UNKNOWN;
    // The last word counts.
    for (Remarks.Remark remark : remarks.under(Tracker.key(closed.key())).reversed()) {
      boolean closing =
          Duration.between(remark.createdAt(), closed.closedAt()).abs().compareTo(AT_ONCE) <= 0;
      if (closing || MAINTAINERS.contains(remark.association())) {
        said = said.or(FixWords.in(remark.body()));
      }
    }
    return said;
  }

  private Fix shown(Post closed) {
    String node =
        tracker.stored(Tracker.key(closed.key())).map(Reports.Stored::nodeId).orElse(null);
    if (node == null || closed.installation() == 0) {
      return Fix.UNKNOWN;
    }
    RepositoryRef ref =
        new RepositoryRef(closed.installation(), closed.key().repository(), closed.repository());
    try {
      return asked.get(
          new Closed(closed.key(), closed.closedAt()),
          () -> {
            FixApi.Closing closing = api.closing(ref, node);
            return new Fix(
                closing.milestone() == null ? Set.of() : FixWords.milestone(closing.milestone()),
                closing.change(),
                closing.commit());
          });
    } catch (GitHubException e) {
      // Without it the sentence says less; that is no reason to say nothing.
      log.info("how {} was closed is not known: {}", closed.key(), e.getMessage());
      return Fix.UNKNOWN;
    }
  }
}
