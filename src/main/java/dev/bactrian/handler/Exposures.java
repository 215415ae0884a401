package dev.bactrian.handler;

import dev.bactrian.queue.DeliveryQueue;
import dev.bactrian.report.Post;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.FailedRuns;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Links;
import dev.bactrian.store.Mentions;
import dev.bactrian.store.Repositories;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the places where we may have named what fewer people can read now, or what more could be
 * named, and has each reviewed. Thread-safe.
 */
final class Exposures {

  /** Reviews are queued before the change itself is stored, so that none is lost in a crash. */
  private static final Duration ONCE_STORED = Duration.ofSeconds(5);

  private final Repositories repositories;
  private final Links links;
  private final Decisions decisions;
  private final FailedRuns runs;
  private final Mentions mentions;
  private final DeliveryQueue queue;
  private final InstantSource clock;

  Exposures(
      Repositories repositories,
      Links links,
      Decisions decisions,
      FailedRuns runs,
      Mentions mentions,
      DeliveryQueue queue,
      InstantSource clock) {
    this.repositories = repositories;
    this.links = links;
    this.decisions = decisions;
    this.runs = runs;
    this.mentions = mentions;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * A repository was made public or private, or came to another owner: what it names, and what
   * names it.
   */
  void shownOrHidden(Repositories.Repository repository) {
    Set<IssueKey> places = new TreeSet<>(decisions.about(repository.id()));
    for (Links.Link link : links.across(repository.id())) {
      places.add(link.from());
      places.add(link.to());
    }
    for (Repositories.Repository other : repositories.of(repository.installation())) {
      if (other.id() != repository.id() && other.isPrivate()) {
        decisions.about(other.id()).stream()
            .filter(place -> place.repository() == repository.id())
            .forEach(places::add);
      }
    }
    places.addAll(runs.placesOf(repository.id()));
    places.addAll(mentions.naming(repository.id()));
    places.addAll(mentions.in(repository.id()));
    places.forEach(place -> review(place, ""));
  }

  /** The places that name this report. To be asked before it is moved or forgotten. */
  Set<IssueKey> naming(IssueKey report) {
    Set<IssueKey> places = new TreeSet<>(decisions.about(report));
    places.addAll(mentions.naming(report));
    for (Links.Link link : links.at(report)) {
      places.add(link.from().equals(report) ? link.to() : link.from());
    }
    return places;
  }

  /** A report is gone from where it was: out of all that names it there. */
  void gone(Post report, Set<IssueKey> places) {
    String name = report.repository() + "#" + report.key().number();
    places.forEach(place -> review(place, name));
  }

  /** The places that name a report of this repository. To be asked before it is forgotten. */
  Set<IssueKey> naming(long repository) {
    Set<IssueKey> places = new TreeSet<>(decisions.about(repository));
    places.addAll(mentions.naming(repository));
    for (Links.Link link : links.across(repository)) {
      places.add(link.from().repository() == repository ? link.to() : link.from());
    }
    places.removeIf(place -> place.repository() == repository);
    return places;
  }

  /** A repository is gone with all its reports. */
  void gone(Repositories.Repository repository, Set<IssueKey> places) {
    places.forEach(place -> review(place, repository.fullName() + "#"));
  }

  /** Reads again what stands under an issue, whether or not something is gone. */
  void review(IssueKey place, String name) {
    repositories
        .get(place.repository())
        .ifPresent(
            there ->
                queue.put(
                    Job.review(
                        there.installation(),
                        place.repository(),
                        place.number(),
                        name,
                        clock.instant().plus(ONCE_STORED))));
  }

  /**
   * A repository has another name: where it is named, it is named so from now on. A private one was
   * named because a file there allows its name, which may allow the new one no more.
   */
  void renamed(Repositories.Repository repository, String before) {
    if (repository.isPrivate()) {
      naming(repository.id()).forEach(place -> review(place, ""));
    }
    Set<IssueKey> places = new TreeSet<>(mentions.naming(repository.id()));
    for (IssueKey place : places) {
      repositories
          .get(place.repository())
          .ifPresent(
              there ->
                  queue.put(
                      Job.renamed(
                          there.installation(),
                          place,
                          before,
                          repository.id(),
                          clock.instant().plus(ONCE_STORED))));
    }
  }

  /** What our comments under the issue named, by their ids. */
  Map<Long, Set<IssueKey>> namedAt(IssueKey place) {
    return mentions.at(place);
  }

  /** Repositories that may not be named in this one, as far as repositories alone tell. */
  List<Repositories.Repository> hiddenFrom(Repositories.Repository place, Set<String> related) {
    return repositories.all().stream()
        .filter(Repositories.Repository::isPrivate)
        .filter(
            other ->
                other.id() != place.id()
                    && !(place.isPrivate()
                        && other.installation() == place.installation()
                        && related.contains(other.fullName())))
        .toList();
  }
}
