package dev.bactrian.comment;

import dev.bactrian.match.Candidate;
import dev.bactrian.match.Evidence;
import dev.bactrian.report.Post;
import dev.bactrian.store.LinkedLogs;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is answered to commands, as Markdown without the marker. Thread-safe. */
public final class CommandAnswers {

  private static final int MOST_CANDIDATES = 5;
  private static final int MOST_REASONS = 8;
  private static final int MOST_SIGNATURES = 10;

  private static final String CLOSED_ALREADY =
      "\n\nThat report is closed. If the bug is back after its fix, it is a regression rather than a"
          + " duplicate, and `/undo` takes this back.";

  private final IssueLinks links;

  public CommandAnswers(IssueLinks links) {
    this.links = links;
  }

  /** One line of the help. */
  public record HelpLine(String name, String arguments, String help, String who) {}

  /** Confirmed by a person: here the reference, and the trace it leaves, is wanted. */
  public static String duplicate(Post subject, Post canonical) {
    String name =
        IssueLinks.argument(subject.repository(), canonical.repository(), canonical.key().number());
    return "Duplicate of " + name + (canonical.isOpen() ? "" : CLOSED_ALREADY);
  }

  /** The author may say so; closing is another right. */
  public static String duplicateStaysOpen(Post subject, Post canonical) {
    return duplicate(subject, canonical)
        + "\n\nThis report stays open: closing it as a duplicate is for whoever has the triage role.";
  }

  public static String unknownLinkType(String word, List<String> types) {
    return "I know no link "
        + MarkdownSafe.code(word, 40)
        + ". It may be "
        + types.stream().map(type -> MarkdownSafe.code(type, 40)).collect(Collectors.joining(", "))
        + ".";
  }

  public static String notLinked() {
    return "Nothing links this report to that one, so nothing was changed.";
  }

  public static String circle() {
    return "That report is itself a duplicate of this one, so nothing was changed.";
  }

  public static String usage(String name, String arguments) {
    return "Which report? Say " + MarkdownSafe.code("/" + name + " " + arguments, 80) + ".";
  }

  public static String nothingSuggested() {
    return "Nothing was suggested here that could be refused. Say which report you mean.";
  }

  public static String unknownReport(String word) {
    return "I know no report "
        + MarkdownSafe.code(word, 80)
        + " that may be named here, so nothing was changed.";
  }

  public static String denied(String name, String who) {
    return MarkdownSafe.code("/" + name, 40) + " is for " + who + ".";
  }

  public static String notChecked(String name) {
    return "GitHub did not say whether you may use "
        + MarkdownSafe.code("/" + name, 40)
        + ", so nothing was changed. Please try again later.";
  }

  public static String notAllowedHere(String name) {
    return "This repository's `.github/bactrian.yml` does not allow "
        + MarkdownSafe.code("/" + name, 40)
        + ".";
  }

  public static String didYouMean(String word, String name) {
    return "I know no command "
        + MarkdownSafe.code("/" + word, 40)
        + ". Did you mean "
        + MarkdownSafe.code("/" + name, 40)
        + "?";
  }

  public static String unknownCommand(String word) {
    return "I know no command " + MarkdownSafe.code("/" + word, 40) + ". Try `/help`.";
  }

  /** From the table of commands. */
  public static String help(List<HelpLine> lines) {
    StringBuilder help = new StringBuilder("Commands, each at the start of a line:\n\n");
    for (HelpLine line : lines) {
      String usage = "/" + line.name() + (line.arguments().isEmpty() ? "" : " " + line.arguments());
      help.append("- ")
          .append(MarkdownSafe.code(usage, 80))
          .append(" ")
          .append(line.help())
          .append(" (")
          .append(line.who())
          .append(")\n");
    }
    return help.toString();
  }

  /** The failures of a report by their signatures. */
  public static String signatures(List<String> ids) {
    if (ids.isEmpty()) {
      return "I found no failure in this report.";
    }
    StringBuilder text = new StringBuilder("Failures found in this report:\n\n");
    ids.stream()
        .distinct()
        .limit(MOST_SIGNATURES)
        .forEach(id -> text.append("- ").append(MarkdownSafe.code(id, 220)).append('\n'));
    return text.toString();
  }

  /**
   * The evidence for and against each candidate, the reasons of the decision, and what was not
   * read.
   *
   * @param unread links of the report, with why their logs do not count
   */
  public String explanation(
      List<Candidate> candidates, List<String> reasons, List<LinkedLogs.Outcome> unread) {
    StringBuilder text = new StringBuilder();
    if (candidates.isEmpty()) {
      text.append("I found no earlier report that is near.\n");
    } else {
      text.append("The nearest earlier reports:\n\n");
    }
    for (Candidate candidate : candidates.stream().limit(MOST_CANDIDATES).toList()) {
      Post post = candidate.post();
      text.append("- ")
          .append(links.to(post.repository(), post.key().number()))
          .append(" **")
          .append(MarkdownSafe.text(post.title(), 120))
          .append("** (probability ")
          .append(String.format(Locale.ROOT, "%.2f", candidate.probability()))
          .append(")\n");
      for (Evidence evidence : candidate.evidence().stream().limit(MOST_REASONS).toList()) {
        String sentence = Reasons.sentence(evidence);
        if (!sentence.isEmpty()) {
          text.append("  - ")
              .append(evidence.weight() < 0 ? Evidence.AGAINST : "")
              .append(sentence)
              .append('\n');
        }
      }
    }
    if (!reasons.isEmpty()) {
      text.append("\nWhat was decided, and why: ")
          .append(MarkdownSafe.text(reasons.getFirst(), 200))
          .append(".\n");
    }
    return text.append(UnreadLogs.of(unread)).toString();
  }
}
