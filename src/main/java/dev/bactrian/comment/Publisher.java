package dev.bactrian.comment;

import dev.bactrian.config.RepositoryConfig;
import dev.bactrian.github.CommentApi;
import dev.bactrian.github.CommentApi.Classifier;
import dev.bactrian.github.IssueComment;
import dev.bactrian.github.RepositoryRef;
import dev.bactrian.store.IssueKey;
import dev.bactrian.store.Suggestions;
import dev.bactrian.store.Suggestions.State;
import dev.bactrian.store.Suggestions.Suggestion;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Keeps the one suggestion under a report, or the one note under a canonical one, as it should be:
 * posted, edited in place, or withdrawn. What is meant to be written is noted before it is, and
 * looked for before it is written again: so a crash or an unclear answer of GitHub's never doubles
 * a comment. Calls about one issue must come one after another; otherwise thread-safe. Throws
 * {@link dev.bactrian.github.GitHubException}.
 */
public final class Publisher {

  private final Marker marker;
  private final CommentApi comments;
  private final Suggestions suggestions;
  private final WriteGate gate;
  private final Naming naming;
  private final InstantSource clock;
  private final long app;

  /**
   * @param marker by which its comments are known
   * @param suggestions where it keeps what it wrote
   * @param naming told what each comment says
   * @param app our App's id: only its comments are ours
   */
  public Publisher(
      Marker marker,
      CommentApi comments,
      Suggestions suggestions,
      WriteGate gate,
      Naming naming,
      InstantSource clock,
      long app) {
    this.marker = marker;
    this.comments = comments;
    this.suggestions = suggestions;
    this.gate = gate;
    this.naming = naming;
    this.clock = clock;
    this.app = app;
  }

  /** True if this deployment and this repository's file allow comments. */
  public boolean mayWrite(RepositoryConfig config) {
    return gate.isOpen(config);
  }

  /** What was done. */
  public enum Outcome {
    NOTHING,
    SHADOW,
    POSTED,
    EDITED,
    UNCHANGED,
    WITHDRAWN,
    /** People deleted our comment: they want none. */
    REMOVED_BY_PEOPLE,
    CAP_REACHED,
    STOPPED
  }

  /** Makes the comment under the issue be this one. */
  public Outcome publish(
      RepositoryRef repository, int number, RepositoryConfig config, Draft draft) {
    if (!gate.isOpen(config)) {
      return Outcome.SHADOW;
    }
    IssueKey issue = new IssueKey(repository.id(), number);
    Optional<Suggestion> known = suggestions.get(issue);
    if (known.isPresent() && known.get().state() == State.REMOVED) {
      return Outcome.REMOVED_BY_PEOPLE;
    }
    if (known.isPresent()
        && known.get().state() == State.POSTED
        && known.get().bodyHash().equals(draft.hash())) {
      return Outcome.UNCHANGED;
    }
    Optional<IssueComment> there = find(repository, number, known);
    if (there.isPresent()) {
      return edit(repository, issue, there.get(), known, draft);
    }
    if (known.isPresent() && known.get().commentId() != null) {
      keep(issue, null, draft.hash(), State.REMOVED);
      return Outcome.REMOVED_BY_PEOPLE;
    }
    return create(repository, issue, known, config, draft);
  }

  /** Takes the comment back, if one stands there. */
  public Outcome withdraw(RepositoryRef repository, int number, RepositoryConfig config) {
    if (!gate.isOpen(config)) {
      return Outcome.SHADOW;
    }
    IssueKey issue = new IssueKey(repository.id(), number);
    Optional<Suggestion> known = suggestions.get(issue);
    if (known.isEmpty()
        || known.get().state() == State.WITHDRAWN
        || known.get().state() == State.REMOVED) {
      return Outcome.NOTHING;
    }
    Optional<IssueComment> there = find(repository, number, known);
    if (there.isEmpty()) {
      suggestions.remove(issue);
      return Outcome.NOTHING;
    }
    if (!gate.pass(repository)) {
      return Outcome.STOPPED;
    }
    comments.edit(repository, there.get().id(), SuggestionComment.withdrawn());
    comments.minimize(repository, there.get().nodeId(), Classifier.OUTDATED);
    keep(issue, there.get(), "", State.WITHDRAWN);
    return Outcome.WITHDRAWN;
  }

  /**
   * Puts this line into the suggestion that stands there, in place of the one it had; where there
   * is none, the line alone.
   *
   * @param line of {@link LinkedLine}; empty to take it out
   */
  public Outcome relink(
      RepositoryRef repository, int number, RepositoryConfig config, String line) {
    if (!gate.isOpen(config)) {
      return Outcome.SHADOW;
    }
    IssueKey issue = new IssueKey(repository.id(), number);
    Optional<Suggestion> known = suggestions.get(issue);
    Optional<IssueComment> there =
        known.isPresent() && known.get().state() == State.REMOVED
            ? Optional.empty()
            : find(repository, number, known);
    if (there.isEmpty() && line.isEmpty()) {
      return Outcome.NOTHING;
    }
    boolean withdrawn = known.isPresent() && known.get().state() == State.WITHDRAWN;
    String base = there.isEmpty() || withdrawn ? marker.line() : there.get().body();
    String text = LinkedLine.into(base, line);
    return LinkedLine.isEmpty(text)
        ? withdraw(repository, number, config)
        : publish(repository, number, config, new Draft(text, Draft.hashOf(text), true));
  }

  /**
   * Gives a repository its present name in the comment that stands there, and changes nothing else.
   *
   * @param before {@code owner/name} as the comment may say
   */
  public Outcome rename(
      RepositoryRef repository, int number, RepositoryConfig config, String before, String after) {
    Optional<Suggestion> known = suggestions.get(new IssueKey(repository.id(), number));
    if (!gate.isOpen(config) || known.isEmpty() || known.get().state() != State.POSTED) {
      return Outcome.NOTHING;
    }
    String body = find(repository, number, known).map(IssueComment::body).orElse("");
    String text = IssueLinks.renamed(body, before, after);
    return text.equals(body)
        ? Outcome.NOTHING
        : publish(repository, number, config, new Draft(text, Draft.hashOf(text), true));
  }

  /**
   * Deletes the comment, history and all: what it names may be read by fewer people now. The next
   * one is a new comment.
   */
  public void retract(RepositoryRef repository, int number) {
    IssueKey issue = new IssueKey(repository.id(), number);
    Optional<Suggestion> known = suggestions.get(issue);
    if (known.isEmpty() || known.get().state() == State.REMOVED) {
      return;
    }
    Optional<IssueComment> there = find(repository, number, known);
    // Before it is gone: otherwise GitHub's word of it would look like people's.
    suggestions.remove(issue);
    there.ifPresent(
        comment -> {
          comments.delete(repository, comment.id());
          naming.deleted(issue, comment.id());
        });
  }

  /** True if this is the comment that it keeps under the issue. */
  public boolean keeps(long repository, int number, long commentId) {
    return suggestions
        .get(new IssueKey(repository, number))
        .filter(known -> known.commentId() != null && known.commentId() == commentId)
        .isPresent();
  }

  /** People deleted our comment: none is written there again. */
  public void removedByPeople(long repository, int number, long commentId) {
    IssueKey issue = new IssueKey(repository, number);
    suggestions
        .get(issue)
        .filter(known -> known.commentId() != null && known.commentId() == commentId)
        .ifPresent(known -> keep(issue, null, "", State.REMOVED));
  }

  private Outcome create(
      RepositoryRef repository,
      IssueKey issue,
      Optional<Suggestion> known,
      RepositoryConfig config,
      Draft draft) {
    // An earlier attempt has taken its share of the cap already.
    boolean counts = marker == Marker.SUGGESTION && known.isEmpty() && !draft.commanded();
    if (counts && !gate.takeSuggestion(repository, config)) {
      return Outcome.CAP_REACHED;
    }
    if (!gate.pass(repository)) {
      return Outcome.STOPPED;
    }
    keep(issue, null, draft.hash(), State.INTENDED);
    IssueComment posted = comments.create(repository, issue.number(), draft.text());
    naming.said(issue, posted.id(), draft.text());
    keep(issue, posted, draft.hash(), State.POSTED);
    return Outcome.POSTED;
  }

  private Outcome edit(
      RepositoryRef repository,
      IssueKey issue,
      IssueComment there,
      Optional<Suggestion> known,
      Draft draft) {
    naming.said(issue, there.id(), draft.text());
    if (sameText(there.body(), draft.text())) {
      keep(issue, there, draft.hash(), State.POSTED);
      return Outcome.UNCHANGED;
    }
    if (!gate.pass(repository)) {
      return Outcome.STOPPED;
    }
    boolean folded = known.isPresent() && known.get().state() == State.WITHDRAWN;
    comments.edit(repository, there.id(), draft.text());
    if (folded) {
      comments.unminimize(repository, there.nodeId());
    }
    keep(issue, there, draft.hash(), State.POSTED);
    return Outcome.EDITED;
  }

  /**
   * By its id; where that is not known, by marker and author: what we may have posted unknowing.
   */
  private Optional<IssueComment> find(
      RepositoryRef repository, int number, Optional<Suggestion> known) {
    if (known.isPresent() && known.get().commentId() != null) {
      return comments.find(repository, known.get().commentId());
    }
    return comments.listBy(repository, number, app).stream()
        .filter(comment -> marker.begins(comment.body()))
        .findFirst();
  }

  private void keep(IssueKey issue, IssueComment comment, String hash, State state) {
    suggestions.put(
        new Suggestion(
            issue,
            comment == null ? null : comment.id(),
            comment == null ? null : comment.nodeId(),
            hash,
            state,
            clock.instant()));
  }

  /** GitHub may hand back other line ends, and without the last one. */
  private static boolean sameText(String one, String other) {
    return one.replace("\r\n", "\n").strip().equals(other.replace("\r\n", "\n").strip());
  }
}
