package dev.bactrian.handler;

import dev.bactrian.command.Bench;
import dev.bactrian.comment.Replies;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubApi;
import dev.bactrian.github.Issue;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.Links;
import dev.bactrian.store.Rejections;
import dev.bactrian.store.Repositories;
import dev.bactrian.triage.Visibility;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** One issue and one person's command; made anew for each. Not thread-safe. */
final class IssueBench implements Bench {

  /** Marks the links that came of a command, and so the closings that are ours. */
  private static final String BY_COMMAND = "/duplicate by ";

  private final Shelf shelf;
  private final Repositories.Repository repository;
  private final RepositoryConfig config;
  private final Issue issue;
  private final Entry entry;
  private final String actor;

  /** What all benches share. */
  record Shelf(
      Tracker tracker,
      Links links,
      Rejections rejections,
      Decisions decisions,
      MentionedReports mentioned,
      Suggest suggest,
      Replies replies,
      GitHubApi github,
      InstantSource clock) {}

  IssueBench(
      Shelf shelf,
      Repositories.Repository repository,
      RepositoryConfig config,
      Issue issue,
      Entry entry,
      String actor) {
    this.shelf = shelf;
    this.repository = repository;
    this.config = config;
    this.issue = issue;
    this.entry = entry;
    this.actor = actor;
  }

  @Override
  public Post subject() {
    return entry.report().post();
  }

  @Override
  public Optional<Post> find(String word) {
    return shelf
        .mentioned()
        .one(word, repository.id())
        .filter(key -> !key.equals(subject().key()))
        .flatMap(shelf.tracker()::post)
        .filter(this::mayBeNamed);
  }

  @Override
  public Marked markDuplicate(Post canonical) {
    ReportKey target = canonical.key();
    boolean linked =
        shelf
            .links()
            .add(
                new Links.Link(
                    Tracker.key(subject().key()),
                    Links.Type.DUPLICATE_OF,
                    Tracker.key(target),
                    BY_COMMAND + actor,
                    shelf.clock().instant()));
    if (!linked) {
      return Marked.CIRCLE;
    }
    shelf.rejections().remove(Tracker.key(subject().key()), Tracker.key(target));
    if (!issue.isOpen()) {
      return Marked.LINKED;
    }
    RepositoryRef there =
        new RepositoryRef(canonical.installation(), target.repository(), canonical.repository());
    Optional<Issue> other = shelf.github().issues().find(there, target.number());
    return other.isPresent() && shelf.replies().close(ref(), issue, other.get(), config)
        ? Marked.CLOSED
        : Marked.LINKED;
  }

  /** Never one that may not be named here: then the one that was named has to do. */
  @Override
  public Post canonical(Post other) {
    ReportKey end = Tracker.key(shelf.links().canonical(Tracker.key(other.key())));
    return shelf.tracker().post(end).filter(this::mayBeNamed).orElse(other);
  }

  @Override
  public void reject(List<Post> others) {
    boolean wasOurs = false;
    for (Post other : others) {
      var pair = Tracker.key(other.key());
      var here = Tracker.key(subject().key());
      shelf.rejections().add(here, pair, actor, shelf.clock().instant());
      wasOurs |=
          shelf.links().at(here).stream()
              .anyMatch(
                  link ->
                      link.from().equals(here)
                          && link.to().equals(pair)
                          && link.by().startsWith(BY_COMMAND));
      shelf.links().remove(here, Links.Type.DUPLICATE_OF, pair);
    }
    if (wasOurs && !issue.isOpen() && "duplicate".equals(issue.stateReason())) {
      shelf.replies().reopen(ref(), issue.number(), config);
    }
    shelf.suggest().suggest(subject().key());
  }

  @Override
  public Optional<Post> duplicateOf() {
    return shelf
        .links()
        .duplicateOf(Tracker.key(subject().key()))
        .flatMap(key -> shelf.tracker().post(Tracker.key(key)))
        .filter(this::mayBeNamed);
  }

  @Override
  public List<Candidate> candidates() {
    return shelf.suggest().candidates(entry, repository, config).stream()
        .filter(candidate -> mayBeNamed(candidate.post()))
        .toList();
  }

  @Override
  public List<String> reasons() {
    return shelf
        .decisions()
        .get(Tracker.key(subject().key()))
        .map(Decisions.Decided::reasons)
        .orElse(List.of());
  }

  @Override
  public Diagnosis diagnosis() {
    return entry.diagnosis();
  }

  private boolean mayBeNamed(Post other) {
    return Visibility.mayBeNamed(other, subject(), config.relatedRepositories());
  }

  private RepositoryRef ref() {
    return new RepositoryRef(repository.installation(), repository.id(), repository.fullName());
  }
}
