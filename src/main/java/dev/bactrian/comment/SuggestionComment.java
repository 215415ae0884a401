package dev.bactrian.comment;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Fix;
import dev.bactrian.report.Post;
import dev.bactrian.triage.Decision;
import dev.bactrian.triage.LabelSuggestion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one comment under a report, as Markdown:
 *
 * <pre>
 * This may be the same bug as an earlier report:
 *
 * - [`owner/name#12`](...) **its title** (open, 3 months ago)
 *   - both fail the assertion: `x == y`
 *
 * Same bug: `/duplicate #12`. Another one: `/not-duplicate`.
 * </pre>
 *
 * Stateless and thread-safe.
 */
public final class SuggestionComment {

  private static final int TITLE_CHARACTERS = 120;

  private final IssueLinks links;

  public SuggestionComment(IssueLinks links) {
    this.links = links;
  }

  /** The whole comment; empty if the decision is to be silent. */
  public Optional<String> render(Decision decision, Post subject, Instant now) {
    return switch (decision) {
      case Decision.Silent silent -> Optional.empty();
      case Decision.Suggest suggest -> Optional.of(suggestion(suggest, subject, now));
      case Decision.Regression regression -> Optional.of(regression(regression, subject, now));
      case Decision.Duplicate duplicate -> Optional.of(duplicate(duplicate, subject, now));
    };
  }

  /**
   * The same, ready to be published; where there is nothing to suggest, the lines alone.
   *
   * @param labels to be told in words; often none
   * @param linked what {@link LinkedLine} says; empty if nothing
   */
  public Optional<Draft> draft(
      Decision decision, Post subject, List<LabelSuggestion> labels, Instant now, String linked) {
    Optional<String> text = render(decision, subject, now);
    if (text.isEmpty() && labels.isEmpty() && linked.isEmpty()) {
      return Optional.empty();
    }
    // As of a fixed day, so that growing ages are no news.
    String lasting = render(decision, subject, subject.createdAt()).orElse("");
    String line = labels.isEmpty() ? "" : LabelAnswers.line(labels) + "\n";
    String before =
        text.map(body -> line.isEmpty() ? body : body + "\n" + line)
            .orElse(
                line.isEmpty() ? Marker.SUGGESTION.line() : Marker.SUGGESTION.line() + "\n" + line);
    return Optional.of(
        new Draft(LinkedLine.into(before, linked), Draft.hashOf(lasting + line + linked)));
  }

  /** What is left of a suggestion that no longer holds. */
  public static String withdrawn() {
    return Marker.SUGGESTION.line() + "\nWithdrawn: the suggestion made here no longer holds.\n";
  }

  private String suggestion(Decision.Suggest suggest, Post subject, Instant now) {
    List<Candidate> candidates = suggest.candidates();
    String opening =
        candidates.size() == 1
            ? "This may be the same bug as an earlier report:"
            : "This may be the same bug as one of these earlier reports:";
    return body(opening, candidates, now, answers(candidates, subject));
  }

  private String duplicate(Decision.Duplicate duplicate, Post subject, Instant now) {
    List<Candidate> one = List.of(duplicate.canonical());
    return body(
        "This is very likely the same bug as an earlier report:", one, now, answers(one, subject));
  }

  private String regression(Decision.Regression regression, Post subject, Instant now) {
    List<Candidate> one = List.of(regression.fixed());
    return body(
        "This may be a regression: a bug with the same failure was " + fixed(regression) + ".",
        one,
        now,
        "Not the same failure: " + notDuplicate(one, subject) + ".");
  }

  private String fixed(Decision.Regression regression) {
    String version =
        regression.fixedIn() == null ? "" : " in " + MarkdownSafe.code(regression.fixedIn(), 40);
    Fix fix = regression.fix();
    String change =
        fix.change() != null
            ? " by " + links.to(regression.fixed().post().repository(), fix.change())
            : fix.commit() != null ? " by " + MarkdownSafe.code(fix.commit(), 40) : "";
    if (version.isEmpty()) {
      return (change.isEmpty() ? "closed before" : "fixed" + change)
          + ", and this report is about a later version";
    }
    return "fixed" + version + change;
  }

  private String body(String opening, List<Candidate> candidates, Instant now, String closing) {
    StringBuilder body = new StringBuilder();
    body.append(Marker.SUGGESTION.line()).append('\n').append(opening).append("\n\n");
    for (Candidate candidate : candidates) {
      body.append("- ").append(line(candidate.post(), now)).append('\n');
      body.append(Reasons.lines(candidate, 2));
    }
    return body.append('\n').append(closing).append('\n').toString();
  }

  private String line(Post post, Instant now) {
    String title = MarkdownSafe.text(post.title(), TITLE_CHARACTERS);
    return links.to(post.repository(), post.key().number())
        + (title.isEmpty() ? "" : " **" + title + "**")
        + " ("
        + state(post, now)
        + ")";
  }

  private static String state(Post post, Instant now) {
    if (post.isOpen()) {
      return "open, reported " + Age.of(post.createdAt(), now);
    }
    String how = "not_planned".equals(post.stateReason()) ? "closed as not planned " : "closed ";
    return how + Age.of(post.closedAt(), now);
  }

  private static String answers(List<Candidate> candidates, Post subject) {
    Post first = candidates.getFirst().post();
    String target =
        IssueLinks.argument(subject.repository(), first.repository(), first.key().number());
    String choice = candidates.size() == 1 ? "" : " (or another number)";
    return "Same bug: `/duplicate "
        + target
        + "`"
        + choice
        + (candidates.size() == 1 ? ". Another bug: " : ". None of them: ")
        + notDuplicate(candidates, subject)
        + ".";
  }

  /** One candidate is named; of several, the bare command refuses all. */
  private static String notDuplicate(List<Candidate> candidates, Post subject) {
    if (candidates.size() > 1) {
      return "`/not-duplicate`";
    }
    Post only = candidates.getFirst().post();
    return "`/not-duplicate "
        + IssueLinks.argument(subject.repository(), only.repository(), only.key().number())
        + "`";
  }
}
