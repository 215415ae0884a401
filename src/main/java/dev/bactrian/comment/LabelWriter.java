package dev.bactrian.comment;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.GitHubException;
import dev.bactrian.github.LabelApi;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.triage.LabelSuggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suggests labels, and adds those that a person took. Nothing is labelled unasked: a server that
 * applies what was only suggested is put right at once, and not asked again. Thread-safe. Throws
 * {@link GitHubException} where trying again may help.
 */
public final class LabelWriter {

  private static final Logger log = LoggerFactory.getLogger(LabelWriter.class);

  private final LabelApi api;
  private final WriteGate gate;
  private volatile boolean lacksSuggestions;

  /**
   * @param enterprise true for GitHub Enterprise Server, which has no pending suggestions yet
   */
  public LabelWriter(LabelApi api, WriteGate gate, boolean enterprise) {
    this.api = api;
    this.gate = gate;
    this.lacksSuggestions = enterprise;
  }

  /** What came of it. */
  public enum Outcome {
    /** People see them on GitHub's page, and take or decline them there. */
    PENDING,
    /** The server has no pending suggestions: they can only be told in words. */
    LACKING,
    /** Nothing may be written. */
    NOTHING
  }

  /**
   * Suggests labels on GitHub's page.
   *
   * @param has the labels that the issue has now
   */
  public Outcome suggest(
      RepositoryRef repository,
      int issue,
      RepositoryConfig config,
      List<LabelSuggestion> labels,
      Collection<String> has) {
    if (!gate.isOpen(config)) {
      return Outcome.NOTHING;
    }
    if (lacksSuggestions) {
      return Outcome.LACKING;
    }
    if (!gate.pass(repository)) {
      return Outcome.NOTHING;
    }
    List<String> applied;
    try {
      applied = new ArrayList<>(api.suggest(repository, issue, words(labels)));
    } catch (GitHubException e) {
      return switch (e.kind()) {
        case FORBIDDEN, INVALID, NOT_FOUND -> {
          log.warn("labels can't be suggested in {}: {}", repository.id(), e.getMessage());
          yield Outcome.LACKING;
        }
        default -> throw e;
      };
    }
    applied.removeIf(
        name ->
            labels.stream().noneMatch(one -> one.label().equalsIgnoreCase(name))
                || has.stream().anyMatch(name::equalsIgnoreCase));
    if (applied.isEmpty()) {
      return Outcome.PENDING;
    }
    lacksSuggestions = true;
    log.warn("this server applies suggested labels; they are taken off, and told in words");
    for (String name : applied) {
      api.remove(repository, issue, name);
    }
    return Outcome.LACKING;
  }

  /** Adds labels that a person took; false if nothing may be written. */
  public boolean add(
      RepositoryRef repository, int issue, RepositoryConfig config, List<LabelSuggestion> labels) {
    if (!gate.isOpen(config) || !gate.pass(repository)) {
      return false;
    }
    api.add(repository, issue, labels.stream().map(LabelSuggestion::label).toList());
    return true;
  }

  private static List<LabelApi.Suggestion> words(List<LabelSuggestion> labels) {
    return labels.stream()
        .map(
            one ->
                new LabelApi.Suggestion(
                    one.label(),
                    PlainText.line(one.reason(), 200),
                    LabelApi.Confidence.valueOf(one.confidence().name())))
        .toList();
  }
}
