package dev.bactrian.handler;

import dev.bactrian.comment.Draft;
import dev.bactrian.comment.Publisher;
import dev.bactrian.comment.SuggestionComment;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.match.Candidate;
import dev.bactrian.queue.Delivery;
import dev.bactrian.queue.Handler;
import dev.bactrian.report.ReportKey;
import dev.bactrian.store.Decisions;
import dev.bactrian.store.NamedPairs;
import dev.bactrian.store.Reports;
import dev.bactrian.store.Repositories;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.KnownReports;
import dev.bactrian.triage.LabelSuggestion;
import dev.bactrian.triage.Situation;
import dev.bactrian.triage.TriagePolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for earlier reports of one issue, decides, and says what there is to say. Thread-safe. */
public final class Suggest implements Handler {

  private static final Logger log = LoggerFactory.getLogger(Suggest.class);

  /** The policy names three; some of those it sees it may not name. */
  private static final int CANDIDATES = 20;

  /** After these, what was decided stands there to be read. */
  private static final Set<Publisher.Outcome> STANDS =
      Set.of(Publisher.Outcome.POSTED, Publisher.Outcome.EDITED, Publisher.Outcome.UNCHANGED);

  private final Tracker tracker;
  private final RepositorySettings settings;
  private final Situations situations;
  private final KnownReports known;
  private final Earlier earlier;
  private final TriagePolicy policy = new TriagePolicy();
  private final Decisions decisions;
  private final NamedPairs named;
  private final SuggestionComment comment;
  private final LinkedReports linked;
  private final Publisher publisher;
  private final Labelling labelling;
  private final Repositories repositories;
  private final InstantSource clock;

  /** Finds earlier reports that may be the same. */
  public interface Earlier {
    /**
     * @param privates ids of other private repositories whose reports may be named
     */
    List<Candidate> find(Entry entry, Set<Long> privates, int most);
  }

  Suggest(
      Tracker tracker,
      RepositorySettings settings,
      Situations situations,
      KnownReports known,
      Earlier earlier,
      Decisions decisions,
      NamedPairs named,
      SuggestionComment comment,
      LinkedReports linked,
      Publisher publisher,
      Labelling labelling,
      Repositories repositories,
      InstantSource clock) {
    this.tracker = tracker;
    this.settings = settings;
    this.situations = situations;
    this.known = known;
    this.earlier = earlier;
    this.decisions = decisions;
    this.named = named;
    this.comment = comment;
    this.linked = linked;
    this.publisher = publisher;
    this.labelling = labelling;
    this.repositories = repositories;
    this.clock = clock;
  }

  @Override
  public void handle(Delivery job) {
    suggest(
        new ReportKey(Job.number(job, "repository"), Math.toIntExact(Job.number(job, "number"))));
  }

  /** Does it now. */
  public void suggest(ReportKey key) {
    Optional<Repositories.Repository> repository = tracker.repository(key.repository());
    Optional<Entry> entry = tracker.entry(key);
    Optional<Reports.Stored> stored = tracker.stored(Tracker.key(key));
    if (repository.isEmpty()
        || entry.isEmpty()
        || stored.isEmpty()
        || repositories.isSuspended(repository.get().installation())) {
      return;
    }
    RepositoryRef ref = Shelf.ref(repository.get());
    RepositoryConfig config = settings.of(ref);
    Considered considered = consider(entry.get(), stored.get(), repository.get(), config);
    Situation situation = considered.situation();
    List<Candidate> candidates = considered.candidates();
    Decision decision = considered.decision();
    decisions.put(
        new Decisions.Decided(
            Tracker.key(key),
            clock.instant(),
            decision.word(),
            decision.reasons(),
            CandidateJson.write(candidates)));
    Publisher.Outcome outcome =
        peopleCameFirst(situation, candidates)
            ? Publisher.Outcome.NOTHING
            : publish(ref, entry.get(), config, decision, situation);
    if (STANDS.contains(outcome)) {
      named.add(
          Tracker.key(key),
          decision.named().stream().map(one -> Tracker.key(one.post().key())).toList(),
          clock.instant());
    }
    log.info("{}: {}, {}", key, decision.word(), outcome);
  }

  /** What people linked it to has changed: says so in the comment, and leaves the rest of it. */
  void relink(ReportKey key) {
    Optional<Repositories.Repository> repository = tracker.repository(key.repository());
    Optional<Reports.Stored> stored = tracker.stored(Tracker.key(key));
    if (repository.isPresent() && stored.isPresent() && !stored.get().locked()) {
      RepositoryRef ref = Shelf.ref(repository.get());
      RepositoryConfig config = settings.of(ref);
      String line = linked.line(tracker.post(key).orElseThrow(), config);
      publisher.relink(ref, key.number(), config, line);
    }
  }

  /** What would be decided about a report now. */
  record Considered(
      Situation situation, List<Candidate> candidates, Decision decision, KnownReports known) {}

  Considered consider(
      Entry entry,
      Reports.Stored stored,
      Repositories.Repository repository,
      RepositoryConfig config) {
    Situation situation = situations.of(entry, stored, config);
    List<Candidate> candidates = candidates(entry, repository, config);
    return new Considered(
        situation, candidates, policy.decide(situation, candidates, known), known);
  }

  /** The candidates as they stand now, likeliest first, not yet asked who may read them. */
  List<Candidate> candidates(
      Entry entry, Repositories.Repository repository, RepositoryConfig config) {
    return current(earlier.find(entry, privates(repository, config), CANDIDATES));
  }

  /**
   * They said it themselves: a suggestion that stands there was right, so it stays as it is. Not so
   * where they said "no" to what it may name.
   */
  private static boolean peopleCameFirst(Situation situation, List<Candidate> candidates) {
    double enough = situation.config().thresholds().suggest();
    List<ReportKey> likely =
        candidates.stream()
            .filter(c -> c.probability() >= enough)
            .map(c -> c.post().key())
            .toList();
    return likely.stream().noneMatch(situation.rejected()::contains)
        && (situation.settled() || likely.stream().anyMatch(situation.named()::contains));
  }

  private Publisher.Outcome publish(
      RepositoryRef ref, Entry entry, RepositoryConfig config, Decision decision, Situation about) {
    int number = entry.key().number();
    List<LabelSuggestion> labels = labelling.suggest(ref, about, decision, entry);
    String line = linked.line(about.subject(), config);
    Optional<Draft> draft = comment.draft(decision, about.subject(), labels, clock.instant(), line);
    boolean silent = decision instanceof Decision.Silent;
    if (draft.isPresent() && !(silent && (about.locked() || !about.subject().isOpen()))) {
      return publisher.publish(ref, number, config, draft.get());
    }
    // Under a closed or locked issue nothing is written, not even to take something back.
    return about.subject().isOpen() && !about.locked()
        ? publisher.withdraw(ref, number, config)
        : Publisher.Outcome.NOTHING;
  }

  /** As they stand now: the index may lag behind in state and visibility; the store never does. */
  private List<Candidate> current(List<Candidate> candidates) {
    return candidates.stream()
        .map(
            c ->
                tracker
                    .post(c.post().key())
                    .map(post -> new Candidate(post, c.probability(), c.evidence()))
                    // Imported trackers are in the index only.
                    .orElse(c))
        .toList();
  }

  private Set<Long> privates(Repositories.Repository repository, RepositoryConfig config) {
    if (!repository.isPrivate() || config.relatedRepositories().isEmpty()) {
      return Set.of();
    }
    return repositories.of(repository.installation()).stream()
        .filter(other -> config.relatedRepositories().contains(other.fullName()))
        .map(Repositories.Repository::id)
        .collect(Collectors.toSet());
  }
}
