package dev.bactrian.handler;

import dev.bactrian.command.Bench;
import dev.bactrian.github.GitHubException;
import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.signature.Diagnosis;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.LinkedLogs;
import dev.bactrian.store.Links;
import dev.bactrian.store.Repositories;
import dev.bactrian.triage.LabelSuggestion;
import java.util.List;
import java.util.Optional;

/** One issue and one person's command; made anew for each. Not thread-safe. */
final class IssueBench implements Bench {

  private final Shelf shelf;
  private final Subject subject;
  private final DuplicateMarks marks;
  private final TypedLinks links;

  IssueBench(Shelf shelf, Subject subject) {
    this.shelf = shelf;
    this.subject = subject;
    this.marks = new DuplicateMarks(shelf, subject);
    this.links = new TypedLinks(shelf, subject);
  }

  @Override
  public Post subject() {
    return subject.post();
  }

  @Override
  public Optional<Post> find(String word) {
    return shelf
        .mentioned()
        .one(word, subject.repository().id())
        .filter(key -> !key.equals(subject.post().key()))
        .filter(this::isStillVisible)
        .flatMap(this::known)
        .filter(subject::mayBeNamed);
  }

  /** Commands overtake reports: one that waits to be read yet is asked for. */
  private Optional<Post> known(ReportKey key) {
    Optional<Post> known = shelf.tracker().post(key);
    Optional<Repositories.Repository> repository = shelf.tracker().repository(key.repository());
    if (known.isPresent() || repository.isEmpty() || repository.get().installation() == 0) {
      return known;
    }
    shelf
        .github()
        .issues()
        .find(Shelf.ref(repository.get()), key.number())
        // One that was moved away is answered under its new number.
        .filter(issue -> !issue.isPullRequest() && issue.number() == key.number())
        .ifPresent(issue -> shelf.tracker().learn(repository.get(), issue));
    return shelf.tracker().post(key);
  }

  @Override
  public Marked markDuplicate(Post canonical, boolean merge) {
    return marks.mark(canonical, merge);
  }

  /** Never one that may not be named here: then the one that was named has to do. */
  @Override
  public Post canonical(Post other) {
    return subject
        .named(shelf.links().duplicates().canonical(Tracker.key(other.key())))
        .orElse(other);
  }

  @Override
  public void reject(List<Post> others) {
    marks.reject(others);
    shelf.suggest().suggest(subject.post().key());
  }

  @Override
  public List<Post> suggested() {
    return shelf.named().under(subject.key()).stream()
        .flatMap(one -> shelf.tracker().post(Tracker.key(one.other())).stream())
        .toList();
  }

  @Override
  public Optional<Post> duplicateOf() {
    return shelf.links().duplicates().duplicateOf(subject.key()).flatMap(subject::named);
  }

  @Override
  public List<Candidate> candidates() {
    return shelf
        .suggest()
        .candidates(subject.entry(), subject.repository(), subject.config())
        .stream()
        .filter(candidate -> subject.mayBeNamed(candidate.post()))
        .toList();
  }

  @Override
  public List<String> reasons() {
    return shelf.decisions().get(subject.key()).map(Decisions.Decided::reasons).stream()
        .flatMap(List::stream)
        .filter(
            reason ->
                shelf.mentioned().in(reason, subject.repository().id()).stream()
                    .allMatch(key -> subject.named(Tracker.key(key)).isPresent()))
        .toList();
  }

  @Override
  public List<LinkedLogs.Outcome> unreadLogs() {
    return shelf.logs().unread(subject.entry());
  }

  @Override
  public String related() {
    return shelf.knowledge().related(subject);
  }

  @Override
  public String file(String cause) {
    return shelf.filing().file(subject, cause);
  }

  @Override
  public String packages() {
    return shelf.knowledge().packages(subject);
  }

  @Override
  public List<LabelSuggestion> labels() {
    return shelf.knowledge().labels(subject);
  }

  @Override
  public void label(List<LabelSuggestion> labels) {
    shelf.knowledge().label(subject, labels);
  }

  @Override
  public Diagnosis diagnosis() {
    return subject.entry().diagnosis();
  }

  @Override
  public void link(Post other, Links.Type type) {
    links.link(other, type);
  }

  @Override
  public boolean unlink(Post other) {
    return links.unlink(other);
  }

  @Override
  public void rescan() {
    shelf.tracker().learn(subject.repository(), subject.now());
    shelf.logs().read(Tracker.key(subject.key()), true);
    Repositories.Repository repository = subject.repository();
    shelf
        .queue()
        .putLatest(
            Job.suggest(
                repository.installation(),
                repository.id(),
                subject.key().number(),
                shelf.clock().instant()));
  }

  @Override
  public Undone undo() {
    return new Undoing(shelf, subject, marks, links).undo();
  }

  /**
   * Another repository may have been hidden a moment ago: GitHub is asked, and what it says is
   * known from here on. What can't be seen any more is as good as unknown.
   */
  private boolean isStillVisible(ReportKey key) {
    if (key.repository() == subject.repository().id()) {
      return true;
    }
    Optional<Repositories.Repository> other = shelf.tracker().repository(key.repository());
    if (other.isEmpty() || other.get().installation() != subject.repository().installation()) {
      // Trackers that were imported, number 0, are public.
      return other.isPresent() && other.get().installation() == 0;
    }
    try {
      shelf
          .tracker()
          .know(
              shelf.github().repositories().get(Shelf.ref(other.get())),
              other.get().installation());
      return true;
    } catch (GitHubException e) {
      if (e.kind() == GitHubException.Kind.NOT_FOUND
          || e.kind() == GitHubException.Kind.FORBIDDEN) {
        return false;
      }
      throw e;
    }
  }
}
