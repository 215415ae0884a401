package dev.bactrian.handler;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.report.Post;
import dev.bactrian.store.Effects;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Repositories;
import dev.bactrian.triage.Visibility;
import java.util.Optional;

/**
 * The issue under which a command was given, and who gave it. Made anew for each command. Not
 * thread-safe.
 */
final class Subject {

  private final Shelf shelf;
  private final Repositories.Repository repository;
  private final RepositoryConfig config;
  private final Entry entry;
  private final Issue told;
  private final Origin origin;
  private Issue now;

  /**
   * Whose command it was.
   *
   * @param comment that holds it
   * @param line of it
   * @param actor login of who wrote or edited it last
   */
  record Origin(long comment, String line, String actor) {}

  /**
   * @param told the issue as the delivery shows it, which may be old
   */
  Subject(
      Shelf shelf,
      Repositories.Repository repository,
      RepositoryConfig config,
      Entry entry,
      Issue told,
      Origin origin) {
    this.shelf = shelf;
    this.repository = repository;
    this.config = config;
    this.entry = entry;
    this.told = told;
    this.origin = origin;
  }

  Entry entry() {
    return entry;
  }

  Post post() {
    return entry.report().post();
  }

  IssueKey key() {
    return Tracker.key(entry.key());
  }

  Repositories.Repository repository() {
    return repository;
  }

  RepositoryRef ref() {
    return Shelf.ref(repository);
  }

  RepositoryConfig config() {
    return config;
  }

  Origin origin() {
    return origin;
  }

  /** The issue as GitHub has it now: asked once, and again after {@link #changed}. */
  Issue now() {
    if (now == null) {
      now = shelf.github().issues().find(ref(), told.number()).orElse(told);
    }
    return now;
  }

  /** We changed it: what was known of its state is old. */
  Issue changed() {
    now = null;
    return now();
  }

  /** True if the person may triage here, whoever wrote the report. */
  boolean mayTriage() {
    return shelf.github().repositories().role(ref(), origin.actor()).mayTriage();
  }

  boolean mayBeNamed(Post other) {
    return Visibility.mayBeNamed(other, post(), config.relatedRepositories());
  }

  /** The report, if it is known and may be named here. */
  Optional<Post> named(IssueKey other) {
    return shelf.tracker().post(Tracker.key(other)).filter(this::mayBeNamed);
  }

  /** The issue behind a report, as GitHub has it now. */
  Optional<Issue> issue(Post other) {
    return shelf.github().issues().find(Shelf.ref(other), other.key().number());
  }

  /** Notes a step before it is done. */
  void step(Effects.Kind kind, Links.Type type, IssueKey other, String detail) {
    shelf
        .effects()
        .add(
            new Effects.Effect(
                key(),
                origin.comment(),
                origin.line(),
                kind,
                type,
                other,
                detail,
                origin.actor(),
                shelf.clock().instant()));
  }

  /** True if an earlier attempt at this very command came that far. */
  boolean wasBegun() {
    return shelf.effects().latest(key()).stream()
        .anyMatch(one -> one.comment() == origin.comment() && one.line().equals(origin.line()));
  }
}
