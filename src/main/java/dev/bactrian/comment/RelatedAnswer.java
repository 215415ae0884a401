package dev.bactrian.comment;

import dev.bactrian.match.Candidate;
import dev.bactrian.report.Post;
import java.util.List;

/** What {@code /related} shows; never in the words of duplicates. Thread-safe. */
public final class RelatedAnswer {

  private static final int MOST_REASONS = 2;
  private static final int TITLE_CHARACTERS = 120;

  private final IssueLinks links;

  public RelatedAnswer(IssueLinks links) {
    this.links = links;
  }

  /**
   * A link that people made.
   *
   * @param type its word, such as {@code blocked-by}, as seen from this report
   */
  public record Linked(String type, Post post) {}

  /**
   * The answer.
   *
   * @param sameBugNamed true if a report that may be the same bug is known, which is not shown here
   */
  public String render(List<Linked> linked, List<Candidate> related, boolean sameBugNamed) {
    StringBuilder text = new StringBuilder();
    if (!linked.isEmpty()) {
      text.append("Linked by people:\n\n");
      linked.forEach(
          one -> text.append("- ").append(one.type()).append(": ").append(line(one.post())));
    }
    if (!related.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n")
          .append("Perhaps related; I do not take them for the same bug:\n\n");
      for (Candidate candidate : related) {
        text.append("- ").append(line(candidate.post()));
        candidate.evidence().stream()
            .filter(evidence -> evidence.weight() > 0)
            .limit(MOST_REASONS)
            .map(Reasons::sentence)
            .filter(sentence -> !sentence.isEmpty())
            .forEach(sentence -> text.append("  - ").append(sentence).append('\n'));
      }
    }
    if (text.isEmpty()) {
      text.append("I know no related report.\n");
    }
    if (sameBugNamed) {
      text.append("\nWhat may be the same bug: `/explain`.\n");
    }
    return text.toString();
  }

  private String line(Post post) {
    String title = MarkdownSafe.text(post.title(), TITLE_CHARACTERS);
    return links.to(post.repository(), post.key().number())
        + (title.isEmpty() ? "" : " **" + title + "**")
        + (post.isOpen() ? " (open)\n" : " (closed)\n");
  }
}
