package dev.bactrian.handler;

import dev.bactrian.comment.LabelWriter;
import dev.bactrian.config.LabelMode;
import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.AskedOnce;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.LabelApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.index.Entry;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.LabelMarks;
import dev.bactrian.store.LabelMarks.Mark;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.LabelSuggestion;
import dev.bactrian.triage.Situation;
import dev.bactrian.triage.SuggestedLabels;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The labels that fit an issue, and what becomes of them. Thread-safe. */
final class Labelling {

  private static final Logger log = LoggerFactory.getLogger(Labelling.class);

  private final LabelApi api;
  private final LabelWriter writer;
  private final LabelMarks marks;
  private final InstantSource clock;
  private final AskedOnce<Long, List<String>> existing =
      new AskedOnce<>(1_000, Duration.ofMinutes(5));

  Labelling(LabelApi api, LabelWriter writer, LabelMarks marks, InstantSource clock) {
    this.api = api;
    this.writer = writer;
    this.marks = marks;
    this.clock = clock;
  }

  /** Those that fit now, for somebody who asks; never one that people took off. */
  List<LabelSuggestion> fitting(
      RepositoryRef ref, Situation situation, Decision decision, Entry entry) {
    IssueKey issue = Tracker.key(entry.key());
    return labels(situation, decision, entry)
        .in(() -> existing(ref), marks.of(issue, Mark.REMOVED));
  }

  /**
   * Suggests on GitHub's page what fits and was not suggested before.
   *
   * @return what can only be told in the comment, because the server has no pending suggestions
   */
  List<LabelSuggestion> suggest(
      RepositoryRef ref, Situation situation, Decision decision, Entry entry) {
    SuggestedLabels labels = labels(situation, decision, entry);
    if (labels.isEmpty() || !labels.unasked()) {
      return List.of();
    }
    IssueKey issue = Tracker.key(entry.key());
    Set<String> refused = new HashSet<>(marks.of(issue, Mark.REMOVED));
    Set<String> asked = marks.of(issue, Mark.SUGGESTED);
    refused.addAll(asked);
    List<LabelSuggestion> fitting = labels.in(() -> existing(ref), refused);
    if (fitting.isEmpty()) {
      return List.of();
    }
    RepositoryConfig config = situation.config();
    return switch (writer.suggest(
        ref, issue.number(), config, fitting, situation.subject().labels())) {
      case PENDING -> {
        fitting.forEach(one -> marks.add(issue, one.label(), Mark.SUGGESTED, clock.instant()));
        yield List.of();
      }
      case LACKING ->
          decision instanceof Decision.Silent && config.suggestLabels() != LabelMode.COMMENT
              ? List.of()
              : fitting;
      case NOTHING -> List.of();
    };
  }

  /** Adds what a person took. */
  boolean take(
      RepositoryRef ref, int issue, RepositoryConfig config, List<LabelSuggestion> labels) {
    return writer.add(ref, issue, config, labels);
  }

  private static SuggestedLabels labels(Situation situation, Decision decision, Entry entry) {
    return new SuggestedLabels(situation, decision, entry.report(), entry.diagnosis());
  }

  /** None where GitHub does not say: then only what the file maps can be suggested. */
  private List<String> existing(RepositoryRef ref) {
    try {
      return existing.get(ref.id(), () -> api.ofRepository(ref));
    } catch (GitHubException e) {
      log.warn("the labels of repository {} can't be read: {}", ref.id(), e.getMessage());
      return List.of();
    }
  }
}
