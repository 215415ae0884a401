package dev.bactrian.handler;

import dev.bactrian.ci.link.LinkedLogSource;
import dev.bactrian.ci.link.LinkedLogSources;
import dev.bactrian.ci.link.NotRead;
import dev.bactrian.index.Entry;
import dev.bactrian.report.LinkedLog;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.LinkedLogs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the logs that a report only points at, so that they count as part of it. A link is asked
 * once; one that could not be read is asked again only when the report changes or a person wants
 * it. A report counts without what could not be read. Thread-safe.
 */
public final class LinkedLogReader {

  /** Of one report; the first ones count. */
  static final int MOST_LINKS = 5;

  /** No further link is asked when so much time has gone. */
  private static final Duration MOST_TIME = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(LinkedLogReader.class);

  private final Tracker tracker;
  private final LinkedLogSources sources;
  private final LinkedLogs logs;
  private final BiConsumer<String, String> figures;
  private final InstantSource clock;

  /**
   * @param figures told the source and the outcome of each attempt
   */
  LinkedLogReader(
      Tracker tracker,
      LinkedLogSources sources,
      LinkedLogs logs,
      BiConsumer<String, String> figures,
      InstantSource clock) {
    this.tracker = tracker;
    this.sources = sources;
    this.logs = logs;
    this.figures = figures;
    this.clock = clock;
  }

  /** What was read behind a report's links, for those who read the report. */
  public static Function<ReportKey, List<LinkedLog>> stored(LinkedLogs logs) {
    return key ->
        logs.of(Tracker.key(key)).stream()
            .map(one -> new LinkedLog(one.address(), one.text()))
            .toList();
  }

  /**
   * Reads what is new behind the report's links, and the report again if that changed anything.
   *
   * @param again true to ask also for what was read before
   * @return true if the report is another one now
   */
  public boolean read(ReportKey key, boolean again) {
    Optional<Entry> entry = tracker.entry(key);
    if (entry.isEmpty()) {
      return false;
    }
    IssueKey issue = Tracker.key(key);
    List<String> links = known(entry.get());
    boolean changed = logs.keepOnly(issue, new LinkedHashSet<>(links));
    Set<String> read =
        logs.outcomes(issue).stream()
            .filter(one -> one.outcome().equals(LinkedLogs.READ))
            .map(LinkedLogs.Outcome::address)
            .collect(Collectors.toSet());
    long start = System.nanoTime();
    for (String link : links) {
      boolean late = System.nanoTime() - start > MOST_TIME.toNanos();
      if (!late && (again || !read.contains(link))) {
        changed |= ask(issue, entry.get().report().post(), link);
      }
    }
    if (changed) {
      tracker.readAgain(key);
    }
    return changed;
  }

  private List<String> known(Entry entry) {
    return entry.report().logLinks().stream()
        .filter(link -> sources.of(link).isPresent())
        .limit(MOST_LINKS)
        .toList();
  }

  private boolean ask(IssueKey issue, Post post, String link) {
    LinkedLogSource source = sources.of(link).orElseThrow();
    String outcome;
    try {
      List<String> texts =
          source.read(
              java.net.URI.create(link),
              new LinkedLogSource.Reader(
                  post.installation(), post.key().repository(), post.isPrivate()));
      logs.put(issue, link, source.name(), texts, clock.instant());
      outcome = texts.isEmpty() ? "nothing-failed" : LinkedLogs.READ;
    } catch (NotRead e) {
      outcome = e.getMessage();
      logs.refused(issue, link, source.name(), outcome, clock.instant());
    } catch (RuntimeException e) {
      // Whatever a strange file does to us, the report counts without it.
      log.warn("a log behind a link of {} can't be read", issue, e);
      outcome = "failed";
      logs.refused(issue, link, source.name(), outcome, clock.instant());
    }
    log.info("{}: a log behind a link, {}: {}", issue, source.name(), outcome);
    figures.accept(source.name(), outcome);
    return outcome.equals(LinkedLogs.READ);
  }
}
