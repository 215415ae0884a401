package dev.bactrian.handler;

import dev.bactrian.github.Issue;
import dev.bactrian.github.Label;
import dev.bactrian.github.Repository;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.index.ReportIndex;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Purge;
import dev.bactrian.store.ReportFacts;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All issues we know: on disk as posted, in the index as read. Thread-safe. */
public final class Tracker {

  private static final Logger log = LoggerFactory.getLogger(Tracker.class);

  /** Reports that share a turn wait for each other; with this many they hardly ever do. */
  private static final int TURNS = 256;

  private final Repositories repositories;
  private final Reports reports;
  private final ReportIndex index;
  private final Purge purge;
  private final ReportFacts facts;
  private final Function<Post, Entry> reading;
  private final Consumer<Repositories.Repository> shownOrHidden;
  private final Lock[] turns =
      Stream.generate(ReentrantLock::new).limit(TURNS).toArray(Lock[]::new);
  private final BiConsumer<Repositories.Repository, String> renamed;

  /**
   * @param reading an issue to what is indexed of it
   * @param shownOrHidden told when a repository was made public or private, or came to another
   *     owner
   * @param renamed told when a repository has another name, with the one it had
   */
  public Tracker(
      Repositories repositories,
      Reports reports,
      ReportIndex index,
      Purge purge,
      ReportFacts facts,
      Function<Post, Entry> reading,
      Consumer<Repositories.Repository> shownOrHidden,
      BiConsumer<Repositories.Repository, String> renamed) {
    this.repositories = repositories;
    this.reports = reports;
    this.index = index;
    this.purge = purge;
    this.facts = facts;
    this.reading = reading;
    this.shownOrHidden = shownOrHidden;
    this.renamed = renamed;
  }

  /** Of the report that is stored under it. */
  public static ReportKey key(IssueKey key) {
    return new ReportKey(key.repository(), key.number());
  }

  static IssueKey key(ReportKey key) {
    return new IssueKey(key.repository(), key.number());
  }

  /** Takes over what a payload says of a repository. */
  public Repositories.Repository know(Repository seen, long installation) {
    RepositoryRef ref = seen.in(installation);
    Optional<Repositories.Repository> before = repositories.get(seen.id());
    // Lists of installations don't say whether it is archived.
    boolean archived =
        seen.archived() != null
            ? seen.archived()
            : before.map(Repositories.Repository::archived).orElse(false);
    Repositories.Repository repository =
        new Repositories.Repository(
            seen.id(), installation, ref.owner(), ref.name(), seen.isPrivate(), archived);
    if (before.isEmpty() || !before.get().equals(repository)) {
      if (before.isPresent() && !sameReaders(before.get(), repository)) {
        shownOrHidden.accept(repository);
      }
      if (before.isPresent() && !before.get().fullName().equals(repository.fullName())) {
        renamed.accept(repository, before.get().fullName());
      }
      // Before anything else: from here on the new visibility holds for what is read from disk.
      repositories.put(repository);
    }
    if (before.isPresent() && !sameInTheIndex(before.get(), repository)) {
      reindex(repository.id());
    }
    return repository;
  }

  /** What an owner's files allow between private repositories ends where the owner ends. */
  private static boolean sameReaders(Repositories.Repository one, Repositories.Repository other) {
    return one.isPrivate() == other.isPrivate() && one.installation() == other.installation();
  }

  private static boolean sameInTheIndex(
      Repositories.Repository one, Repositories.Repository other) {
    return one.fullName().equals(other.fullName())
        && one.installation() == other.installation()
        && one.isPrivate() == other.isPrivate();
  }

  public Optional<Repositories.Repository> repository(long id) {
    return repositories.get(id);
  }

  /** True if its owner suspended the App: nothing may be written there. */
  boolean isSuspended(long installation) {
    return repositories.isSuspended(installation);
  }

  /** Stores the issue and makes it found. */
  public void learn(Repositories.Repository repository, Issue issue) {
    learn(repository, stored(repository.id(), issue));
  }

  /** The same for one that did not come from GitHub. */
  public void learn(Repositories.Repository repository, Reports.Stored report) {
    reports.put(report);
    // What is stored may be newer than what was delivered.
    refresh(index, report.key());
  }

  /**
   * Makes an index hold what is stored now, of the report and of its repository. One at a time for
   * each report: else what was read before a change could be written after it, and a repository
   * that was made private meanwhile would be found as a public one.
   */
  private void refresh(ReportIndex target, IssueKey key) {
    Lock turn = turns[Math.floorMod(key.hashCode(), turns.length)];
    turn.lock();
    try {
      post(key(key)).ifPresent(post -> take(target, reading.apply(post)));
    } finally {
      turn.unlock();
    }
  }

  /** What was read before is in the index, too; what is read from now on is what is stored now. */
  private void awaitRefreshes() {
    for (Lock turn : turns) {
      turn.lock();
      turn.unlock();
    }
  }

  /** The same text with other logs behind its links. */
  void readAgain(ReportKey key) {
    refresh(index, key(key));
  }

  private void take(ReportIndex target, Entry entry) {
    target.put(entry);
    facts.put(
        key(entry.key()),
        Concerned.packages(entry),
        entry.diagnosis().failures().stream()
            .filter(failure -> !failure.signature().weak())
            .map(failure -> failure.signature().id())
            .toList());
  }

  public Optional<Reports.Stored> stored(IssueKey key) {
    return reports.get(key);
  }

  /** The issue as it stands now. */
  public Optional<Post> post(ReportKey key) {
    return repositories
        .get(key.repository())
        .flatMap(
            repository -> reports.get(key(key)).map(stored -> StoredPost.of(repository, stored)));
  }

  /** What is indexed of it; read anew if the index lacks it. */
  public Optional<Entry> entry(ReportKey key) {
    Optional<Entry> known = index.get(key);
    return known.isPresent() ? known : post(key).map(reading);
  }

  /** Forgets an issue. */
  public void forget(ReportKey key) {
    purge.issue(key(key));
    awaitRefreshes();
    index.delete(key);
  }

  /** Forgets a repository. */
  public void forgetRepository(long id) {
    purge.repository(id);
    awaitRefreshes();
    index.deleteRepository(id);
    index.commit();
  }

  /** Forgets all that an installation showed us. */
  public void forgetInstallation(long id) {
    List<Repositories.Repository> gone = repositories.of(id);
    purge.installation(id);
    awaitRefreshes();
    gone.forEach(repository -> index.deleteRepository(repository.id()));
    index.commit();
  }

  /** Writes the index anew from what is on disk; what is in it can be found meanwhile. */
  public void reindex(long repository) {
    fill(index, repository, () -> true);
  }

  /**
   * Makes an index hold what is on disk of a repository, and no more of it.
   *
   * @param target this one, or one that is built beside it
   * @param goOn asked before each report
   * @return false if it was not to go on
   */
  public boolean fill(ReportIndex target, long repository, BooleanSupplier goOn) {
    log.info("reindexing repository {}", repository);
    // Read one by one: a delivery may be changing the same report.
    for (IssueKey key : reports.keys(repository)) {
      if (!goOn.getAsBoolean()) {
        return false;
      }
      refresh(target, key);
    }
    forgetOthers(target, repository);
    target.commit();
    return true;
  }

  /** Nothing is refreshed meanwhile: else what is stored after the list was read would be lost. */
  private void forgetOthers(ReportIndex target, long repository) {
    for (Lock turn : turns) {
      turn.lock();
    }
    try {
      target.keepOnly(
          repository,
          reports.keys(repository).stream().map(Tracker::key).collect(Collectors.toSet()));
    } finally {
      for (Lock turn : turns) {
        turn.unlock();
      }
    }
  }

  private static Reports.Stored stored(long repository, Issue issue) {
    return new Reports.Stored(
        new IssueKey(repository, issue.number()),
        issue.id(),
        issue.nodeId(),
        issue.title(),
        issue.body(),
        issue.user().login(),
        issue.createdAt(),
        issue.updatedAt() == null ? issue.createdAt() : issue.updatedAt(),
        issue.isOpen() ? null : issue.closedAt() == null ? issue.updatedAt() : issue.closedAt(),
        issue.stateReason(),
        Boolean.TRUE.equals(issue.locked()),
        issue.labels().stream().map(Label::name).collect(Collectors.toSet()));
  }
}
