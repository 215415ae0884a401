package dev.bactrian.handler;

import dev.bactrian.comment.CanonicalNote;
import dev.bactrian.comment.Draft;
import dev.bactrian.comment.Publisher;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.report.Post;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.triage.Additions;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the note under a canonical report as the links say. Always written anew from the store, so
 * that marking, undoing and moving need no more than to call it. Thread-safe.
 */
final class CanonicalNotes implements Handler {

  private final Tracker tracker;
  private final Links links;
  private final RepositorySettings settings;
  private final Repositories repositories;
  private final CanonicalNote note;
  private final Publisher publisher;

  CanonicalNotes(
      Tracker tracker,
      Links links,
      RepositorySettings settings,
      Repositories repositories,
      CanonicalNote note,
      Publisher publisher) {
    this.tracker = tracker;
    this.links = links;
    this.settings = settings;
    this.repositories = repositories;
    this.note = note;
    this.publisher = publisher;
  }

  @Override
  public void handle(Delivery job) {
    refresh(
        new ReportKey(Job.number(job, "repository"), Math.toIntExact(Job.number(job, "number"))));
  }

  /** Makes the note be what it should be now. */
  void refresh(ReportKey place) {
    Optional<Repositories.Repository> repository = tracker.repository(place.repository());
    Optional<Reports.Stored> stored = tracker.stored(Tracker.key(place));
    Optional<Entry> entry = tracker.entry(place);
    if (repository.isEmpty()
        || stored.isEmpty()
        || entry.isEmpty()
        || stored.get().locked()
        || repositories.isSuspended(repository.get().installation())) {
      return;
    }
    RepositoryRef ref = Shelf.ref(repository.get());
    RepositoryConfig config = settings.of(ref);
    Post post = tracker.post(place).orElseThrow();
    Optional<Draft> draft = note.draft(post, config.relatedRepositories(), repeats(entry.get()));
    if (draft.isPresent()) {
      publisher.publish(ref, place.number(), config, draft.get());
    } else if (config.mode().writes()) {
      publisher.retract(ref, place.number());
    }
  }

  private List<CanonicalNote.Repeat> repeats(Entry canonical) {
    IssueKey here = Tracker.key(canonical.key());
    return links.at(here).stream()
        .filter(link -> link.to().equals(here) && link.type() == Links.Type.DUPLICATE_OF)
        .filter(DuplicateMarks::isCommanded)
        .flatMap(link -> repeat(canonical, link).stream())
        .toList();
  }

  private Optional<CanonicalNote.Repeat> repeat(Entry canonical, Links.Link link) {
    ReportKey key = Tracker.key(link.from());
    Optional<Entry> entry = tracker.entry(key);
    return tracker
        .post(key)
        .map(
            post ->
                new CanonicalNote.Repeat(
                    post,
                    DuplicateMarks.isMerged(link) && entry.isPresent()
                        ? added(canonical, entry.get())
                        : Additions.NONE));
  }

  private static Additions added(Entry canonical, Entry duplicate) {
    return Additions.of(
        canonical.report(), canonical.diagnosis(), duplicate.report(), duplicate.diagnosis());
  }
}
