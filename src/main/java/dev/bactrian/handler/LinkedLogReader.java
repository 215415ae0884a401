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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  /** Outcomes that say nothing of the log. */
  private static final Set<String> PASSING = Set.of("limited", "unreachable", "running", "failed");

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
    List<String> links = known(entry.get()).limit(MOST_LINKS).toList();
    boolean changed = logs.keepOnly(issue, new LinkedHashSet<>(links));
    Set<String> read = read(issue);
    long start = System.nanoTime();
    for (String link : links) {
      boolean late = System.nanoTime() - start > MOST_TIME.toNanos();
      if (!late && (again || !read.contains(link))) {
        changed |= ask(issue, entry.get().report().post(), link, read.contains(link));
      }
    }
    if (changed) {
      tracker.readAgain(key);
    }
    return changed;
  }

  /** The report's links whose logs do not count, each with a word for the reason. */
  List<LinkedLogs.Outcome> unread(Entry entry) {
    Map<String, LinkedLogs.Outcome> outcomes =
        logs.outcomes(Tracker.key(entry.key())).stream()
            .collect(Collectors.toMap(LinkedLogs.Outcome::address, Function.identity()));
    Set<String> first = known(entry).limit(MOST_LINKS).collect(Collectors.toSet());
    return entry.report().logLinks().stream()
        .map(
            link -> {
              String source = sources.of(link).map(LinkedLogSource::name).orElse("");
              String reason =
                  source.isEmpty() ? "elsewhere" : first.contains(link) ? "not-asked" : "beyond";
              return outcomes.getOrDefault(link, new LinkedLogs.Outcome(link, source, reason));
            })
        .filter(one -> !one.outcome().equals(LinkedLogs.READ))
        .toList();
  }

  private Stream<String> known(Entry entry) {
    return entry.report().logLinks().stream().filter(link -> sources.of(link).isPresent());
  }

  private Set<String> read(IssueKey issue) {
    return logs.outcomes(issue).stream()
        .filter(one -> one.outcome().equals(LinkedLogs.READ))
        .map(LinkedLogs.Outcome::address)
        .collect(Collectors.toSet());
  }

  /**
   * @param before true if it was read before: what only this moment or its age took away stays
   * @return true if what is known of it changed
   */
  private boolean ask(IssueKey issue, Post post, String link, boolean before) {
    LinkedLogSource source = sources.of(link).orElseThrow();
    String outcome;
    try {
      List<String> texts =
          source.read(
              java.net.URI.create(link),
              new LinkedLogSource.Reader(
                  post.installation(), post.key().repository(), post.isPrivate()));
      outcome = texts.isEmpty() ? "nothing-failed" : LinkedLogs.READ;
      if (!texts.isEmpty()) {
        logs.put(issue, link, source.name(), texts, clock.instant());
      }
    } catch (NotRead e) {
      outcome = e.getMessage();
    } catch (RuntimeException e) {
      // Whatever a strange file does to us, the report counts without it.
      log.warn("a log behind a link of {} can't be read", issue, e);
      outcome = "failed";
    }
    log.info("{}: a log behind a link, {}: {}", issue, source.name(), outcome);
    figures.accept(source.name(), outcome);
    if (outcome.equals(LinkedLogs.READ)) {
      return true;
    }
    if (before && outlives(source.name(), outcome)) {
      return false;
    }
    logs.refused(issue, link, source.name(), outcome, clock.instant());
    return before;
  }

  /** GitHub drops the logs of runs by their age; what else is gone, its owner took away. */
  private static boolean outlives(String source, String outcome) {
    return PASSING.contains(outcome) || source.equals("actions") && outcome.equals("gone");
  }
}
